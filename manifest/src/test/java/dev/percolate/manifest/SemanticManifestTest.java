package dev.percolate.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.percolate.diagnostics.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pairs of manifest and semantic manifest were written by dbt-core 1.12.6 with metricflow 0.213.
 */
class SemanticManifestTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"semantics_v1", "semantics_v2"})
  void theSemanticManifestHasTheBytesOfDbt(String name) throws IOException {
    Path file = folder.resolve("semantic_manifest.json");

    ArtifactWriter.write(file, SemanticManifest.of(manifest(name)));

    assertThat(Files.readString(file))
        .isEqualTo(new String(resource(name + ".semantic"), StandardCharsets.UTF_8));
  }

  @Test
  void semanticModelsNeedATimeSpine() throws IOException {
    Manifest manifest = without(manifest("semantics_v1"));

    assertThatThrownBy(() -> SemanticManifest.of(manifest))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith(
            "The semantic layer requires a time spine model with granularity DAY or smaller");
  }

  private static Manifest without(Manifest full) {
    Manifest.Builder slim = new Manifest.Builder();
    slim.semanticModels.putAll(full.semanticModels());
    return slim.build(full.metadata());
  }

  private static Manifest manifest(String name) throws IOException {
    return ManifestReader.read(resource(name), name).manifest();
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            SemanticManifestTest.class.getResourceAsStream("/manifest/" + name + ".json"))) {
      return in.readAllBytes();
    }
  }
}
