package dev.percolate.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Expected values in {@code graph/random.txt} were recorded from networkx and dbt-core 1.12.6. */
class DagTest {

  @TestFactory
  List<DynamicTest> randomGraphsGiveTheSetsThatNetworkxGives() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    DagBuilder builder = new DagBuilder();
    int size = 0;
    for (String line : recorded()) {
      int space = line.indexOf(' ');
      String word = space < 0 ? line : line.substring(0, space);
      String rest = space < 0 ? "" : line.substring(space + 1);
      switch (word) {
        case "#" -> {}
        case "graph" -> size = Integer.parseInt(rest);
        case "edges" -> builder = graph(size, rest);
        default -> {
          Dag dag = builder.build();
          tests.add(DynamicTest.dynamicTest(line, () -> check(dag, word, rest.split("\\|", -1))));
        }
      }
    }
    return tests;
  }

  private static void check(Dag dag, String word, String[] parts) {
    switch (word) {
      case "levels" -> assertThat(text(dag.levels())).isEqualTo(parts[0]);
      case "down" ->
          assertThat(text(dag.descendants(set(parts[0]), depth(parts[1])))).isEqualTo(parts[2]);
      case "up" ->
          assertThat(text(dag.ancestors(set(parts[0]), depth(parts[1])))).isEqualTo(parts[2]);
      case "next" -> assertThat(text(dag.successors(set(parts[0])))).isEqualTo(parts[1]);
      case "wait" ->
          assertThat(text(dag.dependents(Integer.parseInt(parts[0])))).isEqualTo(parts[1]);
      case "subset" -> assertThat(closure(dag.subset(set(parts[0])))).isEqualTo(parts[1]);
      case "scores" -> assertThat(scores(dag.subset(set(parts[0])))).isEqualTo(parts[1]);
      case "cycle" -> assertThat(String.join(" ", dag.findCycle())).isEqualTo(parts[0]);
      default -> throw new AssertionError(word);
    }
  }

  @Test
  void topologicalOrderGroupsNodesByLevel() {
    DagBuilder builder = graph(5, "0>1 0>2 1>3 2>3 0~4");
    assertThat(builder.build().topologicalOrder()).isDeepEqualTo(new int[][] {{0}, {1, 2, 4}, {3}});
  }

  @Test
  void namesAreNumberedInTheOrderTheyAreFirstNamed() {
    DagBuilder builder = new DagBuilder();
    assertThat(List.of(builder.node("b"), builder.node("a"), builder.node("b")))
        .containsExactly(0, 1, 0);
    Dag dag = builder.build();
    assertThat(dag.ids()).containsExactly("b", "a");
    assertThat(dag.indexOf("a")).isEqualTo(1);
    assertThat(dag.indexOf("zz")).isEqualTo(-1);
  }

  @Test
  void aLongChainNeedsNoDeepStack() {
    DagBuilder builder = new DagBuilder();
    int last = builder.node("0");
    for (int i = 1; i < 200_000; i++) {
      int next = builder.node(Integer.toString(i));
      builder.edge(last, next);
      last = next;
    }
    Dag dag = builder.build();
    assertThat(dag.findCycle()).isEmpty();
    assertThat(dag.levels()[last]).isEqualTo(199_999);
    BitSet ends = new BitSet();
    ends.set(0);
    ends.set(last);
    assertThat(closure(dag.subset(ends))).isEqualTo("0>199999");
  }

  private static DagBuilder graph(int size, String edges) {
    DagBuilder builder = new DagBuilder();
    IntStream.range(0, size).forEach(n -> builder.node(Integer.toString(n)));
    for (String edge : edges.split(" ", -1)) {
      if (edge.isEmpty()) {
        continue;
      }
      String[] ends = edge.split("[>~]", 2);
      int from = Integer.parseInt(ends[0]);
      int to = Integer.parseInt(ends[1]);
      if (edge.contains("~")) {
        builder.extraEdge(from, to);
      } else {
        builder.edge(from, to);
      }
    }
    return builder;
  }

  private static String closure(Dag dag) {
    return IntStream.range(0, dag.size())
        .boxed()
        .flatMap(
            n ->
                dag.dependents(n).stream()
                    .mapToObj(
                        m -> new int[] {Integer.parseInt(dag.id(n)), Integer.parseInt(dag.id(m))}))
        .sorted((a, b) -> a[0] != b[0] ? Integer.compare(a[0], b[0]) : Integer.compare(a[1], b[1]))
        .map(e -> e[0] + ">" + e[1])
        .collect(Collectors.joining(" "));
  }

  private static String scores(Dag dag) {
    int[] levels = dag.levels();
    TreeMap<Integer, Integer> byName = new TreeMap<>();
    for (int n = 0; n < dag.size(); n++) {
      byName.put(Integer.parseInt(dag.id(n)), levels[n]);
    }
    return byName.entrySet().stream()
        .map(e -> e.getKey() + ":" + e.getValue())
        .collect(Collectors.joining(" "));
  }

  private static int depth(String text) {
    return text.isEmpty() ? Dag.UNLIMITED : Integer.parseInt(text);
  }

  private static BitSet set(String text) {
    BitSet set = new BitSet();
    for (String n : text.split(" ", -1)) {
      set.set(Integer.parseInt(n));
    }
    return set;
  }

  private static String text(BitSet set) {
    return set.stream().mapToObj(Integer::toString).collect(Collectors.joining(" "));
  }

  private static String text(int[] numbers) {
    return IntStream.of(numbers).mapToObj(Integer::toString).collect(Collectors.joining(" "));
  }

  private static List<String> recorded() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(DagTest.class.getResourceAsStream("/graph/random.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
