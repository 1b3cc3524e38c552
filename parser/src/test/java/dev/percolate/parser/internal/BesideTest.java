package dev.percolate.parser.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BesideTest {
  @Test
  void givesWhatAThreadOfItsOwnMade() {
    Beside<String> name = Beside.begin("maker", () -> Thread.currentThread().getName());

    assertThat(name.get()).isEqualTo("maker");
  }

  @Test
  void throwsTheFailureItself() {
    IllegalStateException failure = new IllegalStateException("no");
    Beside<String> failing =
        Beside.begin(
            "maker",
            () -> {
              throw failure;
            });
    StackOverflowError error = new StackOverflowError();
    Beside<String> broken =
        Beside.begin(
            "maker",
            () -> {
              throw error;
            });

    assertThatThrownBy(failing::get).isSameAs(failure);
    assertThatThrownBy(broken::get).isSameAs(error);
  }

  @Test
  void waitsThroughAnInterruptionAndKeepsIt() {
    CountDownLatch asked = new CountDownLatch(1);
    Beside<String> slow =
        Beside.begin(
            "maker",
            () -> {
              try {
                asked.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return "made";
            });
    Thread.currentThread().interrupt();
    asked.countDown();

    assertThat(slow.get()).isEqualTo("made");
    assertThat(Thread.interrupted()).isTrue();
  }
}
