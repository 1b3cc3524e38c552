package dev.percolate.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Answers of networkx and dbt-core 1.12.6, recorded by {@code recorder/record_graphs.py}. */
class RecordedGraphsTest {
  private static final EdgeFilter NO_TEST_EDGES = EdgeFilter.without("parent_test");
  private static final EdgeFilter TYPED = EdgeFilter.only("parent_test", "other");

  @TestFactory
  List<DynamicTest> randomGraphsGiveTheAnswersOfNetworkxAndDbt() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    Dag dag = new DagBuilder().build();
    for (String line : recorded()) {
      int space = line.indexOf(' ');
      String word = line.substring(0, space);
      String[] parts = line.substring(space + 1).split("\\|", -1);
      if (word.equals("graph")) {
        dag = graph(Integer.parseInt(parts[0]), parts[1]);
      } else if (!word.equals("#")) {
        Dag asked = dag;
        tests.add(DynamicTest.dynamicTest(line, () -> check(asked, word, parts)));
      }
    }
    return tests;
  }

  private static void check(Dag dag, String word, String[] parts) {
    switch (word) {
      case "cycle!" -> assertThat(String.join(" ", dag.findCycle())).isEqualTo(parts[0]);
      case "components" -> assertThat(components(dag)).isEqualTo(String.join("|", parts));
      case "generations!" ->
          assertThat(generations(dag.topologicalOrder())).isEqualTo(String.join("|", parts));
      case "edges!" -> assertThat(String.join(" ", edges(dag))).isEqualTo(parts[0]);
      case "mutate!" -> checkMutations(dag, parts);
      default -> assertThat(answer(dag, word, parts)).isEqualTo(parts[parts.length - 1]);
    }
  }

  private static String answer(Dag dag, String word, String[] parts) {
    int one = parts[0].isEmpty() || parts[0].contains(" ") ? -1 : Integer.parseInt(parts[0]);
    BitSet set = set(parts[0]);
    int depth = parts[1].isEmpty() || parts.length < 3 ? Dag.UNLIMITED : Integer.parseInt(parts[1]);
    return switch (word) {
      case "children" -> text(dag.descendants(set, depth, NO_TEST_EDGES));
      case "parents" -> text(dag.ancestors(set, depth, NO_TEST_EDGES));
      case "descendants" -> text(dag.descendants(one, depth, NO_TEST_EDGES));
      case "ancestors" -> text(dag.ancestors(one, depth, NO_TEST_EDGES));
      case "typed" -> text(dag.descendants(one, depth, TYPED));
      case "successors" -> text(dag.successors(set));
      case "dependents" -> text(dag.descendants(one, depth, EdgeFilter.ALL));
      case "out!" -> text(dag.successors(one));
      case "in!" -> text(dag.predecessors(one));
      case "degrees" -> dag.inDegree(one) + " " + dag.outDegree(one);
      case "subgraph" -> sortedEdges(dag.subgraph(set));
      case "subset" -> sortedEdges(dag.subset(set));
      case "scores" -> scores(dag.subset(set));
      default -> throw new AssertionError(word);
    };
  }

  private static void checkMutations(Dag dag, String[] parts) {
    MutableGraph graph = MutableGraph.of(dag);
    for (String step : parts[0].split(" ")) {
      mutate(graph, step.charAt(0) == '+', step.substring(1));
    }
    Dag after = graph.snapshot();

    assertThat(String.join(" ", graph.nodes())).isEqualTo(parts[1]);
    assertThat(String.join(" ", after.ids())).isEqualTo(parts[1]);
    assertThat(String.join(" ", edges(after))).isEqualTo(parts[2]);
    assertThat(graph.edgeCount()).isEqualTo(after.edgeCount());
    String[] parents = parts[3].split(";", -1);
    for (int n = 0; n < after.size(); n++) {
      String id = after.id(n);
      assertThat(sorted(graph.predecessors(id))).isEqualTo(parents[n]);
      assertThat(graph.inDegree(id)).isEqualTo(after.inDegree(n));
      assertThat(graph.outDegree(id)).isEqualTo(after.outDegree(n));
      assertThat(graph.successors(id))
          .isEqualTo(Arrays.stream(after.successors(n)).mapToObj(after::id).toList());
    }
    after.forEachEdge(
        (parent, child, type) -> {
          assertThat(graph.edgeType(after.id(parent), after.id(child))).contains(type);
          assertThat(after.edgeType(parent, child)).contains(type);
        });
  }

  private static void mutate(MutableGraph graph, boolean adds, String what) {
    String[] ends = what.split("[>~=]");
    if (ends.length == 1) {
      if (adds) {
        graph.addNode(what);
      } else {
        graph.removeNode(what);
      }
    } else if (adds) {
      graph.addEdge(ends[0], ends[1], type(what));
    } else {
      graph.removeEdge(ends[0], ends[1]);
    }
  }

  private static Dag graph(int size, String edges) {
    DagBuilder builder = new DagBuilder();
    IntStream.range(0, size).forEach(n -> builder.node(Integer.toString(n)));
    for (String edge : edges.split(" ", -1)) {
      if (edge.isEmpty()) {
        continue;
      }
      String[] ends = edge.split("[>~=]", 2);
      int from = Integer.parseInt(ends[0]);
      int to = Integer.parseInt(ends[1]);
      if (type(edge).isEmpty()) {
        builder.edge(from, to);
      } else {
        builder.edge(from, to, type(edge));
      }
    }
    return builder.build();
  }

  private static String type(String edge) {
    return edge.contains("~") ? "parent_test" : edge.contains("=") ? "other" : "";
  }

  private static List<String> edges(Dag dag) {
    List<String> edges = new ArrayList<>();
    dag.forEachEdge(
        (parent, child, type) -> edges.add(dag.id(parent) + sign(type) + dag.id(child)));
    return edges;
  }

  private static String sign(String type) {
    return switch (type) {
      case "parent_test" -> "~";
      case "other" -> "=";
      default -> ">";
    };
  }

  private static String sortedEdges(Dag dag) {
    Comparator<String> byEnds =
        Comparator.comparing((String e) -> Integer.valueOf(e.split("[>~=]")[0]))
            .thenComparing(e -> Integer.valueOf(e.split("[>~=]")[1]));
    return edges(dag).stream().sorted(byEnds).collect(Collectors.joining(" "));
  }

  private static String scores(Dag dag) {
    int[] scores = dag.topologicalOrder().scores();
    TreeMap<Integer, Integer> byName = new TreeMap<>();
    for (int n = 0; n < dag.size(); n++) {
      if (scores[n] >= 0) {
        byName.put(Integer.parseInt(dag.id(n)), scores[n]);
      }
    }
    return byName.entrySet().stream()
        .map(e -> e.getKey() + ":" + e.getValue())
        .collect(Collectors.joining(" "));
  }

  private static String components(Dag dag) {
    return dag.stronglyConnected().stream()
        .sorted(Comparator.comparingInt(c -> c[0]))
        .map(RecordedGraphsTest::text)
        .collect(Collectors.joining("|"));
  }

  private static String generations(TopologicalOrder order) {
    return IntStream.range(0, order.levelCount())
        .mapToObj(l -> text(order.level(l)))
        .collect(Collectors.joining("|"));
  }

  private static BitSet set(String text) {
    BitSet set = new BitSet();
    for (String n : text.split(" ", -1)) {
      set.set(Integer.parseInt(n));
    }
    return set;
  }

  private static String sorted(List<String> ids) {
    return ids.stream()
        .sorted(Comparator.comparing(Integer::valueOf))
        .collect(Collectors.joining(" "));
  }

  private static String text(BitSet set) {
    return text(set.stream().toArray());
  }

  private static String text(int[] numbers) {
    return IntStream.of(numbers).mapToObj(Integer::toString).collect(Collectors.joining(" "));
  }

  private static List<String> recorded() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(RecordedGraphsTest.class.getResourceAsStream("/graph/random.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
