package dev.percolate.compiler;

import dev.percolate.adapters.api.Adapter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A fixed number of threads that each have a connection of the warehouse. A node leases one from
 * its first question until its code is rendered, so that all its statements go over one connection.
 */
public final class ConnectionLanes implements AutoCloseable {
  private final List<Lane> all = new ArrayList<>();
  private final BlockingQueue<Lane> free = new LinkedBlockingQueue<>();

  /** So many lanes; their threads start when they are needed. */
  public ConnectionLanes(Adapter adapter, int count) {
    for (int i = 0; i < count; i++) {
      all.add(new Lane(adapter, this));
    }
    free.addAll(all);
  }

  /** A free lane; waits for one. */
  Lane lease() throws InterruptedException {
    return free.take();
  }

  /** Gives a lane back. */
  void giveBack(Lane lane) {
    free.add(lane);
  }

  /** Ends the threads. Their connections are closed by the pool they came from. */
  @Override
  public void close() {
    all.forEach(Lane::close);
  }
}
