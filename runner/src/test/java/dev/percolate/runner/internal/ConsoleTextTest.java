package dev.percolate.runner.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts were recorded from dbt-core 1.12.6. */
class ConsoleTextTest {
  private final ConsoleText text = new ConsoleText(80);

  @Test
  void progressIsFilledWithDots() {
    assertThat(text.progress("START sql view model main.a", 3, 9, "RUN"))
        .isEqualTo("3 of 9 START sql view model main.a " + ".".repeat(45) + " [RUN]");
    assertThat(text.progress("OK created", 10, 10, "OK", 1.005))
        .isEqualTo("10 of 10 OK created " + ".".repeat(60) + " [OK in 1.00s]");
  }

  @Test
  void longLinesHaveNoDots() {
    assertThat(text.progress("x".repeat(90), 1, 1, "OK", 12))
        .isEqualTo("1 of 1 " + "x".repeat(90) + "  [OK in 12.00s]");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 hours 0 minutes and 0.00 seconds",
    "1.275, 0 hours 0 minutes and 1.27 seconds",
    "59.999, 0 hours 0 minutes and 60.00 seconds",
    "60, 0 hours 1 minutes and 0.00 seconds",
    "3725.5, 1 hours 2 minutes and 5.50 seconds",
  })
  void elapsedTimeIsSpelledOut(double seconds, String expected) {
    assertThat(ConsoleText.elapsed(seconds)).isEqualTo(" in " + expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1, test, 1 test",
    "2, test, 2 data tests",
    "1, unit_test, 1 unit test",
    "2, analysis, 2 analyses",
    "2, saved_query, 2 saved queries",
    "2, semantic_model, 2 semantic models",
    "0, error, 0 errors",
  })
  void wordsHaveAPlural(long count, String word, String expected) {
    assertThat(ConsoleText.pluralize(count, word)).isEqualTo(expected);
  }

  @Test
  void countsAreInTheOrderOfTheAlphabet() {
    assertThat(ConsoleText.counts(Map.of("view model", 2, "seed", 1, "table model", 1)))
        .isEqualTo("1 seed, 1 table model, 2 view models");
  }

  @Test
  void plainTextHasNoColours() {
    assertThat(ConsoleText.plain(ConsoleText.red("ERROR") + " of " + ConsoleText.green("5")))
        .isEqualTo("ERROR of 5");
  }
}
