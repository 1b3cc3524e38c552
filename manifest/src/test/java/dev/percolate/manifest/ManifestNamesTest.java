package dev.percolate.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.percolate.diagnostics.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The random manifests and what names in them mean are dbt-core 1.12.6's, by record_manifests.py.
 */
class ManifestNamesTest {

  @TestFactory
  List<DynamicTest> namesMeanWhatTheyMeanInDbt() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String line : Recorded.text("names.jsonl.gz").lines().toList()) {
      Map<?, ?> recorded = (Map<?, ?>) Objects.requireNonNull(PythonJson.loads(line));
      tests.add(DynamicTest.dynamicTest("manifest " + tests.size(), () -> check(recorded)));
    }
    return tests;
  }

  private static void check(Map<?, ?> recorded) {
    Manifest manifest =
        ManifestReader.readStrictly(
                PythonJson.dumps(recorded.get("manifest")).getBytes(StandardCharsets.UTF_8),
                "m.json")
            .manifest();
    for (Object query : (List<?>) Objects.requireNonNull(recorded.get("queries"))) {
      Map<?, ?> asked = (Map<?, ?>) query;
      String name = (String) Objects.requireNonNull(asked.get("name"));
      String packageName = (String) asked.get("package");
      Object version = asked.get("version");
      String from = (String) Objects.requireNonNull(asked.get("node_package"));
      String source = (String) Objects.requireNonNull(asked.get("source_name"));
      ManifestLookup lookup =
          manifest.lookup(
              Boolean.TRUE.equals(asked.get("node_first"))
                  ? NameResolver.Order.NODE_PACKAGE_FIRST
                  : NameResolver.Order.ROOT_FIRST);
      assertThat(answer(() -> lookup.resolveRef(name, packageName, version, "root", from)))
          .as("%s", asked)
          .isEqualTo(asked.get("ref"));
      assertThat(answer(() -> lookup.resolveSource(source, name, "root", from)))
          .as("%s", asked)
          .isEqualTo(asked.get("source"));
      if (from.equals("root")) {
        assertThat(answer(() -> manifest.resolveRef(name, packageName, version, "root")))
            .isEqualTo(asked.get("ref"));
        assertThat(answer(() -> manifest.resolveSource(source, name, "root")))
            .isEqualTo(asked.get("source"));
      }
    }
  }

  private static String answer(Supplier<? extends Resolution<? extends GraphNode>> lookup) {
    try {
      return switch (lookup.get()) {
        case Resolution.Found<? extends GraphNode>(GraphNode node) -> "found " + node.uniqueId();
        case Resolution.Disabled<? extends GraphNode>(GraphNode node) ->
            "disabled " + node.uniqueId();
        case Resolution.Missing<? extends GraphNode>() -> "none";
      };
    } catch (ProblemException e) {
      return "error " + e.getMessage();
    }
  }

  @Test
  void mapsAndIndexesAreMadeOnceForAllThreads() throws Exception {
    Manifest manifest = ManifestRoundTripTest.manifest("feature_garden");
    List<Callable<Map<String, List<String>>>> asking = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      boolean up = i % 2 == 0;
      asking.add(() -> up ? manifest.parentMap() : manifest.childMap());
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Map<String, List<String>>> answer : threads.invokeAll(asking)) {
        Map<String, List<String>> map = answer.get();
        assertThat(map == manifest.parentMap() || map == manifest.childMap()).isTrue();
      }
    }
  }

  @Test
  void aNodeIsFoundByIdWithWhatItDependsOn() throws IOException {
    Manifest manifest = ManifestRoundTripTest.manifest("feature_garden");
    assertThat(manifest.nodeCount()).isEqualTo(manifest.graphNodes().size());
    for (GraphNode node : manifest.graphNodes()) {
      assertThat(manifest.node(node.uniqueId())).isSameAs(node);
      assertThat(manifest.dependencies(node.uniqueId())).isEqualTo(node.dependsOnNodes());
      for (String parent : manifest.dependencies(node.uniqueId())) {
        assertThat(manifest.childMap().get(parent)).contains(node.uniqueId());
      }
    }
    assertThat(unknown(manifest)).isNull();
    assertThatThrownBy(() -> manifest.dependencies("model.x.y"))
        .isInstanceOf(NoSuchElementException.class);
  }

  private static @Nullable GraphNode unknown(Manifest manifest) {
    return manifest.node("model.x.y");
  }
}
