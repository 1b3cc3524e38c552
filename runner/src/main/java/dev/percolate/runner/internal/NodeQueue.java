package dev.percolate.runner.internal;

import dev.percolate.graph.Dag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Nodes in the order they may run: a node is ready when all its parents are done, and the one that
 * has been ready longest comes first. dbt 1.12: of those that become ready at once the lowest level
 * comes first, counted from the roots of the selected graph, then the alphabetically first id. Safe
 * for use by many threads.
 */
public final class NodeQueue {
  private final Dag dag;
  private final int[] levels;
  private final int[] waitingFor;
  private final Deque<Integer> ready = new ArrayDeque<>();
  private final Comparator<Integer> order;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int left;
  private int taken;
  private boolean isClosed;

  /** A ready node by id and by number in the graph. */
  public record Ticket(String uniqueId, int node) {}

  /**
   * A queue over every node of a graph.
   *
   * @param waits false to run without any order
   */
  public NodeQueue(Dag dag, boolean waits) {
    this.dag = dag;
    this.levels = waits ? dag.topologicalOrder().scores() : new int[dag.size()];
    this.left = dag.size();
    this.waitingFor = new int[dag.size()];
    this.order =
        (one, other) -> {
          int byLevel = Integer.compare(levels[one], levels[other]);
          return byLevel != 0 ? byLevel : dag.id(one).compareTo(dag.id(other));
        };
    List<Integer> first = new ArrayList<>();
    for (int node = 0; node < waitingFor.length; node++) {
      waitingFor[node] = waits ? dag.inDegree(node) : 0;
      if (waitingFor[node] == 0) {
        first.add(node);
      }
    }
    add(first);
  }

  private void add(List<Integer> nodes) {
    nodes.sort(order);
    ready.addAll(nodes);
  }

  /** All nodes in the order in which one worker would get them; empties the queue. */
  public List<String> drain() {
    List<String> ids = new ArrayList<>(left);
    for (Integer node = ready.poll(); node != null; node = ready.poll()) {
      ids.add(dag.id(node));
      done(new Ticket(dag.id(node), node));
    }
    return ids;
  }

  /** The next node; waits for one, and gives null when there will be none. */
  public @Nullable Ticket take() throws InterruptedException {
    lock.lock();
    try {
      while (!isClosed && left > 0 && ready.isEmpty()) {
        changed.await();
      }
      Integer node = isClosed ? null : ready.poll();
      if (node == null) {
        return null;
      }
      taken++;
      return new Ticket(dag.id(node), node);
    } finally {
      lock.unlock();
    }
  }

  /** Says that a node is done, whatever became of it. */
  public void done(Ticket ticket) {
    lock.lock();
    try {
      left--;
      List<Integer> freed = new ArrayList<>();
      dag.forEachChild(
          ticket.node(),
          child -> {
            if (--waitingFor[child] == 0) {
              freed.add(child);
            }
          });
      add(freed);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Gives out no more nodes. */
  public void close() {
    lock.lock();
    try {
      isClosed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How many nodes were given out. */
  public int taken() {
    lock.lock();
    try {
      return taken;
    } finally {
      lock.unlock();
    }
  }
}
