package dev.percolate.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests were written by dbt-core 1.12.6; only dbt's own macros were taken out. */
class ManifestRoundTripTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"feature_garden", "shop"})
  void aManifestOfDbtIsWrittenBackByteForByte(String name) throws IOException {
    byte[] original = resource(name);
    ManifestReader.StoredManifest stored = ManifestReader.readStrictly(original, name);
    Path copy = folder.resolve("target").resolve("manifest.json");

    ArtifactWriter.writeManifest(copy, stored.manifest(), stored.compiled());

    assertThat(Files.readString(copy))
        .isEqualTo(new String(original, java.nio.charset.StandardCharsets.UTF_8));
    try (var files = Files.list(folder.resolve("target"))) {
      assertThat(files).containsExactly(copy);
    }
  }

  @Test
  void aDraftMadeOfANodeBuildsAnEqualNode() throws IOException {
    Manifest manifest = manifest("feature_garden");
    for (ExecutableNode node : manifest.nodes().values()) {
      assertThat(NodeBuilder.from(node).build()).isEqualTo(node);
    }
    manifest.sources().values().forEach(s -> assertThat(s.toBuilder().build()).isEqualTo(s));
    manifest.metrics().values().forEach(m -> assertThat(m.toBuilder().build()).isEqualTo(m));
    manifest.unitTests().values().forEach(t -> assertThat(t.toBuilder().build()).isEqualTo(t));
    manifest.macros().values().forEach(m -> assertThat(m.toBuilder().build()).isEqualTo(m));
  }

  @Test
  void compiledFieldsAppearOnlyForCompiledNodes() throws IOException {
    Manifest manifest = manifest("shop");
    ExecutableNode node = Objects.requireNonNull(manifest.nodes().get("model.shop.stg_events"));
    CompiledNode compiled =
        new CompiledNode(node.uniqueId(), true, "select 1", true, List.of(), null, null, null);

    assertThat(node.toMap()).doesNotContainKeys("compiled", "compiled_code", "config_call_dict");
    assertThat(node.toTemplateMap(compiled))
        .containsEntry("compiled_code", "select 1")
        .containsEntry("extra_ctes", List.of())
        .containsKey("config_call_dict");
    Object config = node.toTemplateMap(null).get("config");
    assertThat(config).isInstanceOf(Map.class);
    assertThat(String.valueOf(config)).contains("materialized=view").doesNotContain("alias=null");
  }

  static Manifest manifest(String name) throws IOException {
    return ManifestReader.read(resource(name), name).manifest();
  }

  static byte[] resource(String name) throws IOException {
    try (InputStream packed =
            Objects.requireNonNull(
                ManifestRoundTripTest.class.getResourceAsStream("/manifest/" + name + ".json.gz"));
        InputStream plain = new GZIPInputStream(packed)) {
      return plain.readAllBytes();
    }
  }
}
