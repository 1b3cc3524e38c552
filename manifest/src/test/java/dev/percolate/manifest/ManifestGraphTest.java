package dev.percolate.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.graph.Dag;
import dev.percolate.graph.DagBuilder;
import dev.percolate.graph.EdgeFilter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The {@code .graph.json} files are graph_summary.json of {@code dbt build}, dbt-core 1.12.6. */
class ManifestGraphTest {
  private static final Pattern NODE =
      Pattern.compile("\"(\\d+)\": \\{\"name\": \"([^\"]+)\"[^}]*?(?:\"succ\": \\[([^]]*)])?}");

  @ParameterizedTest
  @ValueSource(strings = {"feature_garden", "shop"})
  void theLinkedGraphIsSummarisedAsDbtDoes(String name) throws IOException {
    String recorded = recorded(name);
    String id = recorded.substring(recorded.indexOf(": \"") + 3, recorded.indexOf("\", "));
    Dag dag = ManifestRoundTripTest.manifest(name).buildGraph();

    String written = PythonJson.dumps(new GraphSummary(id, dag, null));

    assertThat(written)
        .isEqualTo(recorded.substring(0, recorded.indexOf(", \"with_test_edges\"")) + "}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"feature_garden", "shop"})
  void withTestEdgesEveryNodeWaitsForTheSameNodesAsInDbt(String name) throws IOException {
    String recorded = recorded(name);
    DagBuilder expected = new DagBuilder();
    Matcher node = NODE.matcher(recorded.substring(recorded.indexOf("\"with_test_edges\"")));
    while (node.find()) {
      expected.node(node.group(2));
    }
    node.reset();
    while (node.find()) {
      if (node.group(3) != null) {
        for (String child : node.group(3).split(", ", -1)) {
          expected.edge(Integer.parseInt(node.group(1)), Integer.parseInt(child));
        }
      }
    }
    Dag dag = ManifestRoundTripTest.manifest(name).buildGraphWithTestEdges();
    Dag wanted = expected.build();

    assertThat(dag.ids()).isEqualTo(wanted.ids());
    for (int n = 0; n < dag.size(); n++) {
      assertThat(names(dag, n)).as(dag.id(n)).isEqualTo(names(wanted, n));
    }
    assertThat(dag.topologicalOrder().scores()).isEqualTo(wanted.topologicalOrder().scores());
  }

  @Test
  void aCycleIsReportedInDbtsForm() {
    Manifest.Builder draft = new Manifest.Builder();
    model(draft, "a", "model.p.b");
    model(draft, "b", "model.p.a");
    Manifest manifest = draft.build(TestMetadataOf.project("p"));

    assertThatThrownBy(() -> manifest.buildGraph())
        .isInstanceOf(ProblemException.class)
        .hasMessage("Found a cycle: model.p.a --> model.p.b");
  }

  private static void model(Manifest.Builder draft, String name, String parent) {
    NodeBuilder node = new NodeBuilder(ResourceType.MODEL, "p", name, "model.p." + name);
    node.dependsOnNodes.add(parent);
    draft.nodes.put(node.uniqueId, node.build());
  }

  private static TreeSet<String> names(Dag dag, int node) {
    TreeSet<String> names = new TreeSet<>();
    dag.descendants(node, Dag.UNLIMITED, EdgeFilter.ALL).stream()
        .forEach(n -> names.add(dag.id(n)));
    return names;
  }

  private static String recorded(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            ManifestGraphTest.class.getResourceAsStream("/manifest/" + name + ".graph.json"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
