import dev.percolate.graph.Dag;
import dev.percolate.graph.DagBuilder;
import dev.percolate.graph.EdgeFilter;
import dev.percolate.graph.MutableGraph;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntSupplier;

/**
 * Percolate's side of bench/graph: reads a file of ints (node count, the node asked for, how many
 * are kept, those, then pairs of edges), times each operation and prints a line with its name, the
 * first and the least milliseconds and a check sum.
 */
final class GraphBench {
  private static final int FEWEST_ROUNDS = 15;
  private static final long NANOS = 1_000_000_000;

  public static void main(String[] arguments) throws IOException {
    IntBuffer file =
        ByteBuffer.wrap(Files.readAllBytes(Path.of(arguments[0])))
            .order(ByteOrder.LITTLE_ENDIAN)
            .asIntBuffer();
    int size = file.get();
    int asked = file.get();
    BitSet keep = new BitSet();
    for (int i = file.get(); i > 0; i--) {
      keep.set(file.get());
    }
    int[] edges = new int[file.remaining()];
    file.get(edges);
    String[] ids = new String[size];
    for (int n = 0; n < size; n++) {
      ids[n] = "model.shop.n" + n;
    }
    long before = heap();
    Dag[] kept = {build(ids, edges)};
    Dag dag = kept[0];
    dag.indexOf(ids[0]);
    System.out.printf("bytes_per_node 0 %.1f 0%n", (heap() - before) / (double) size);
    time("build", () -> build(ids, edges).edgeCount());
    time("generations", () -> dag.topologicalOrder().size());
    time("find_cycle", () -> dag.findCycle().size());
    time("components", () -> dag.stronglyConnected().size());
    time("ancestors", () -> dag.ancestors(asked, Dag.UNLIMITED, EdgeFilter.ALL).cardinality());
    time("descendants", () -> dag.descendants(asked, Dag.UNLIMITED, EdgeFilter.ALL).cardinality());
    time("subset", () -> dag.subset(keep).edgeCount());
    time("subgraph", () -> dag.subgraph(keep).edgeCount());
    time("scores", () -> Arrays.stream(dag.topologicalOrder().scores()).max().orElse(0));
    time("queue", () -> drain(dag));
    System.out.printf("alive 0 0 %d%n", kept[0].size());
  }

  private static Dag build(String[] ids, int[] edges) {
    DagBuilder builder = new DagBuilder();
    for (String id : ids) {
      builder.node(id);
    }
    for (int i = 0; i < edges.length; i += 2) {
      builder.edge(builder.node(ids[edges[i]]), builder.node(ids[edges[i + 1]]));
    }
    return builder.build();
  }

  /** Removes every node in a topological order from a changing copy, as dbt's queue does. */
  private static int drain(Dag dag) {
    MutableGraph graph = MutableGraph.of(dag);
    var order = dag.topologicalOrder();
    for (int i = 0; i < order.size(); i++) {
      graph.removeNode(dag.id(order.node(i)));
    }
    return graph.size();
  }

  private static void time(String name, IntSupplier work) {
    double first = 0;
    double least = Double.MAX_VALUE;
    int sum = 0;
    long begin = System.nanoTime();
    for (int round = 0; round < FEWEST_ROUNDS || System.nanoTime() - begin < NANOS; round++) {
      long start = System.nanoTime();
      sum = work.getAsInt();
      double millis = (System.nanoTime() - start) / 1e6;
      first = round == 0 ? millis : first;
      least = Math.min(least, millis);
    }
    System.out.printf("%s %.3f %.3f %d%n", name, first, least, sum);
  }

  private static long heap() {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }
}
