package dev.percolate.parser.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ParallelTest {
  private static final List<Integer> ITEMS = IntStream.range(0, 500).boxed().toList();

  private final List<String> events = new ArrayList<>();
  private final Parallel parallel = new Parallel(event -> events.add(event.message()), 8);

  private int work(int item) {
    parallel.fire(Event.of("X001", "Worked", Level.INFO, "item " + item));
    if (item == 300 || item == 400) {
      throw ProblemException.parsing("wrong " + item);
    }
    return item * 2;
  }

  @Test
  void resultsAndEventsComeInItemOrder() {
    List<Integer> first = ITEMS.subList(0, 200);
    assertThat(parallel.map(first, this::work))
        .isEqualTo(first.stream().map(item -> item * 2).toList());
    assertThat(events).isEqualTo(first.stream().map(item -> "item " + item).toList());
  }

  @Test
  void theFirstFailureIsToldAfterTheEventsBeforeIt() {
    assertThatThrownBy(() -> parallel.map(ITEMS, this::work)).hasMessage("wrong 300");
    assertThat(events).hasSize(301).last().isEqualTo("item 300");
  }

  @Test
  void workDoneAheadIsGivenInItsTurn() {
    List<Held<Integer>> held =
        parallel.map(
            ITEMS.subList(0, 50),
            item ->
                parallel.ahead(
                    taker -> {
                      taker.accept(item);
                      taker.accept(item + 1);
                      if (item == 3) {
                        throw ProblemException.parsing("wrong");
                      }
                    }));
    List<Integer> given = new ArrayList<>();

    held.get(7).give(given::add);
    assertThatThrownBy(() -> held.get(3).give(given::add)).hasMessage("wrong");

    assertThat(given).containsExactly(7, 8, 3, 4);
  }

  @Test
  void workThatFiresIsLeftToItsTurn() {
    List<Integer> done = new ArrayList<>();

    Held<Integer> held =
        parallel.ahead(
            _ -> {
              done.add(work(1));
            });

    assertThat(held).isNull();
    assertThat(done).isEmpty();
    assertThat(events).isEmpty();
    work(2);
    assertThat(events).containsExactly("item 2");
  }
}
