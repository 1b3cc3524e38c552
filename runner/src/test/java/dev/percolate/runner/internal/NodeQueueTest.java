package dev.percolate.runner.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.percolate.graph.Dag;
import dev.percolate.graph.DagBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 10, unit = TimeUnit.SECONDS)
class NodeQueueTest {

  /** A graph of edges such as {@code "a>b"} and lone nodes. */
  private static Dag graph(String... parts) {
    DagBuilder builder = new DagBuilder();
    for (String part : parts) {
      String[] ends = part.split(">", -1);
      int from = builder.node(ends[0]);
      if (ends.length > 1) {
        builder.edge(from, builder.node(ends[1]));
      }
    }
    return builder.build();
  }

  private static List<String> drain(NodeQueue queue) throws InterruptedException {
    List<String> taken = new ArrayList<>();
    for (NodeQueue.Ticket ticket = queue.take(); ticket != null; ticket = queue.take()) {
      taken.add(ticket.uniqueId());
      queue.done(ticket);
    }
    return taken;
  }

  @Test
  void lowLevelsComeFirstThenTheAlphabet() throws InterruptedException {
    Dag dag = graph("b>d", "a>d", "d>f", "c>e", "e>f", "a>g", "z>g", "m");

    // recorded from dbt-core 1.12.6's GraphQueue
    assertThat(drain(new NodeQueue(dag, true)))
        .containsExactly("a", "b", "c", "m", "z", "d", "e", "g", "f");
  }

  @Test
  void aNodeWaitsForAllItsParents() throws InterruptedException {
    NodeQueue queue = new NodeQueue(graph("a>c", "b>c"), true);
    NodeQueue.Ticket a = queue.take();
    NodeQueue.Ticket b = queue.take();
    CompletableFuture<String> next = CompletableFuture.supplyAsync(() -> takeId(queue));
    queue.done(a);

    assertThat(next).isNotDone();
    queue.done(b);
    assertThat(next).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo("c");
  }

  @Test
  void withoutWaitingEveryNodeIsReadyAtOnce() throws InterruptedException {
    NodeQueue queue = new NodeQueue(graph("a>b", "b>c"), false);

    assertThat(List.of(takeId(queue), takeId(queue), takeId(queue))).containsExactly("a", "b", "c");
    assertThat(queue.taken()).isEqualTo(3);
  }

  @Test
  void aClosedQueueGivesNothingToWaitingThreads() throws InterruptedException {
    NodeQueue queue = new NodeQueue(graph("a>b"), true);
    queue.take();
    CompletableFuture<String> next = CompletableFuture.supplyAsync(() -> takeId(queue));

    queue.close();

    assertThat(next).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo("none");
    assertThat(queue.taken()).isEqualTo(1);
  }

  private static String takeId(NodeQueue queue) {
    try {
      NodeQueue.Ticket ticket = queue.take();
      return ticket == null ? "none" : ticket.uniqueId();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
