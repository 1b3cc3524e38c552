package dev.percolate.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DagTest {

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
  void anEmptyGraphAnswersEverything() {
    Dag dag = new DagBuilder().build();
    assertThat(dag.topologicalOrder().levelCount()).isZero();
    assertThat(dag.topologicalOrder().isComplete()).isTrue();
    assertThat(dag.findCycle()).isEmpty();
    assertThat(dag.subset(new BitSet()).size()).isZero();
    assertThat(dag.descendants(new BitSet(), Dag.UNLIMITED, EdgeFilter.ALL).isEmpty()).isTrue();
    assertThat(MutableGraph.of(dag).snapshot().edgeCount()).isZero();
  }

  @Test
  void cyclesAreTheGroupsOfNodesThatLieOnOne() {
    DagBuilder builder = new DagBuilder();
    for (String id : List.of("a", "b", "c", "d", "e")) {
      builder.node(id);
    }
    builder.edge(0, 1);
    builder.edge(1, 0);
    builder.edge(1, 2);
    builder.edge(3, 3);
    assertThat(builder.build().cycles()).containsExactly(new int[] {0, 1}, new int[] {3});
    assertThat(builder.build().topologicalOrder().scores()).containsExactly(-1, -1, -1, -1, 0);
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
    assertThat(dag.stronglyConnected()).hasSize(200_000);
    assertThat(dag.topologicalOrder().scores()[last]).isEqualTo(199_999);
    BitSet ends = new BitSet();
    ends.set(0);
    ends.set(last);
    assertThat(dag.subset(ends).successors(0)).containsExactly(1);
  }

  @Test
  void changingWhatIsNotThereIsAnError() {
    MutableGraph graph = new MutableGraph();
    graph.addEdge("a", "b");
    assertThatThrownBy(() -> graph.removeNode("c")).isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> graph.removeEdge("b", "a")).isInstanceOf(NoSuchElementException.class);
    assertThat(graph.edgeType("b", "a")).isEmpty();
    assertThat(graph.edgeType("a", "b")).contains("");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void everyEdgeLeadsDownAndReachAgreesWithSingleSteps(long seed) {
    Dag dag = random(new Random(seed), 300, 900);
    int[] scores = dag.topologicalOrder().scores();
    dag.forEachEdge((parent, child, _) -> assertThat(scores[child]).isGreaterThan(scores[parent]));
    for (int n = 0; n < dag.size(); n++) {
      assertThat(scores[n])
          .isEqualTo(IntStream.of(dag.predecessors(n)).map(p -> scores[p] + 1).max().orElse(0));
    }
    for (int n = 0; n < dag.size(); n += 7) {
      BitSet below = new BitSet();
      for (int child : dag.successors(n)) {
        below.set(child);
        below.or(dag.descendants(child, Dag.UNLIMITED, EdgeFilter.ALL));
      }
      assertThat(dag.descendants(n, Dag.UNLIMITED, EdgeFilter.ALL)).isEqualTo(below);
      int top = n;
      below.stream()
          .forEach(
              m -> assertThat(dag.ancestors(m, Dag.UNLIMITED, EdgeFilter.ALL).get(top)).isTrue());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aSubsetHasAnEdgeExactlyWhereAPathMeetsNoKeptNode(long seed) {
    Random random = new Random(seed);
    Dag dag = random(random, 120, 300);
    BitSet keep = new BitSet();
    IntStream.range(0, dag.size()).filter(_ -> random.nextInt(3) == 0).forEach(keep::set);
    Dag subset = dag.subset(keep);
    for (int n = keep.nextSetBit(0); n >= 0; n = keep.nextSetBit(n + 1)) {
      BitSet expected = new BitSet();
      firstKept(dag, n, keep, expected, new BitSet());
      BitSet found = new BitSet();
      for (int child : subset.successors(subset.indexOf(dag.id(n)))) {
        found.set(dag.indexOf(subset.id(child)));
      }
      assertThat(found).isEqualTo(expected);
    }
  }

  private static void firstKept(Dag dag, int node, BitSet keep, BitSet found, BitSet seen) {
    for (int child : dag.successors(node)) {
      if (keep.get(child)) {
        found.set(child);
      } else if (!seen.get(child)) {
        seen.set(child);
        firstKept(dag, child, keep, found, seen);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void aChangedGraphEqualsOneBuiltAnew(long seed) {
    Random random = new Random(seed);
    MutableGraph graph = new MutableGraph();
    for (int step = 0; step < 4000; step++) {
      String one = "n" + random.nextInt(80);
      String other = "n" + random.nextInt(80);
      switch (random.nextInt(10)) {
        case 0 -> remove(graph, one);
        case 1, 2 -> removeEdge(graph, one, other);
        default -> graph.addEdge(one, other, random.nextBoolean() ? "" : "t");
      }
    }
    Dag snapshot = graph.snapshot();
    DagBuilder anew = new DagBuilder();
    graph.nodes().forEach(anew::node);
    for (String id : graph.nodes()) {
      for (String child : graph.successors(id)) {
        anew.edge(anew.node(id), anew.node(child), graph.edgeType(id, child).orElseThrow());
      }
    }
    Dag built = anew.build();
    assertThat(snapshot.ids()).isEqualTo(built.ids());
    assertThat(snapshot.edgeCount()).isEqualTo(graph.edgeCount()).isPositive();
    for (int n = 0; n < built.size(); n++) {
      assertThat(snapshot.successors(n)).isEqualTo(built.successors(n));
      assertThat(IntStream.of(snapshot.predecessors(n)).sorted().toArray())
          .isEqualTo(built.predecessors(n));
    }
  }

  private static void remove(MutableGraph graph, String id) {
    if (graph.contains(id)) {
      graph.removeNode(id);
    }
  }

  private static void removeEdge(MutableGraph graph, String parent, String child) {
    if (graph.edgeType(parent, child).isPresent()) {
      graph.removeEdge(parent, child);
    }
  }

  private static Dag random(Random random, int size, int edges) {
    DagBuilder builder = new DagBuilder();
    IntStream.range(0, size).forEach(n -> builder.node("n" + n));
    for (int i = 0; i < edges; i++) {
      int one = random.nextInt(size);
      int other = random.nextInt(size);
      if (one != other) {
        builder.edge(Math.min(one, other), Math.max(one, other));
      }
    }
    return builder.build();
  }
}
