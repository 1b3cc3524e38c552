package dev.percolate.runner.internal;

import dev.percolate.graph.Dag;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Nodes in the order they may run: a node is ready when all its parents are done; of ready ones the
 * lowest level comes first, then the alphabetically first id. dbt 1.12: the level is counted from
 * the roots of the selected graph. Safe for use by many threads.
 */
public final class NodeQueue {
  private final Dag dag;
  private final int[] levels;
  private final int[] waitingFor;
  private final PriorityQueue<Integer> ready;
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
    this.levels = dag.levels();
    this.left = dag.size();
    this.waitingFor = new int[dag.size()];
    this.ready =
        new PriorityQueue<>(
            (one, other) -> {
              int byLevel = Integer.compare(levels[one], levels[other]);
              return byLevel != 0 ? byLevel : dag.id(one).compareTo(dag.id(other));
            });
    for (int node = 0; node < waitingFor.length; node++) {
      waitingFor[node] = waits ? dag.parentCount(node) : 0;
      if (waitingFor[node] == 0) {
        ready.add(node);
      }
    }
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
      dag.forEachChild(
          ticket.node(),
          child -> {
            if (--waitingFor[child] == 0) {
              ready.add(child);
            }
          });
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
