package dev.percolate.runner.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.percolate.graph.Dag;
import dev.percolate.graph.MutableGraph;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WorkersTest {
  private final AtomicBoolean isRunning = new AtomicBoolean();
  private final AtomicBoolean isCancelled = new AtomicBoolean();
  private final CountDownLatch begun = new CountDownLatch(1);

  /** As a database does: what does not run yet is not cancelled. */
  private void cancel() {
    if (isRunning.get()) {
      isCancelled.set(true);
    }
  }

  @Test
  @Timeout(60)
  void statementsBegunJustAfterAnInterruptionAreCancelledToo() throws InterruptedException {
    MutableGraph graph = new MutableGraph();
    graph.addNode("model.shop.slow");
    Dag dag = graph.snapshot();
    CountDownLatch first = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    AtomicBoolean isComplete = new AtomicBoolean(true);
    Thread driver =
        new Thread(
            () ->
                isComplete.set(
                    Workers.drain(
                        new NodeQueue(dag, true),
                        1,
                        _ -> ended.set(slow(first)),
                        () -> {
                          cancel();
                          first.countDown();
                        },
                        this::cancel)));
    driver.start();
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

    driver.interrupt();
    driver.join();

    assertThat(isComplete).isFalse();
    assertThat(ended).as("the statement was cancelled").isTrue();
  }

  /** Begins a statement after the first cancellation; tells whether it was cancelled. */
  private boolean slow(CountDownLatch first) {
    begun.countDown();
    try {
      if (!first.await(30, TimeUnit.SECONDS)) {
        return false;
      }
      isRunning.set(true);
      for (int i = 0; i < 1000 && !isCancelled.get(); i++) {
        Thread.sleep(5);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return isCancelled.get();
  }
}
