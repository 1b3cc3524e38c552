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
}
