package dev.percolate.runner.internal;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.jinja.value.Texts;
import dev.percolate.project.YamlReader;
import dev.percolate.render.EventTimeRange;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The range of event time that {@code --sample} names. */
public final class SampleWindow {
  private SampleWindow() {}

  /**
   * Reads {@code 2 days}, which end now, or {@code {start: ..., end: ...}}.
   *
   * @param text null without a sample
   */
  public static @Nullable EventTimeRange of(@Nullable String text, OffsetDateTime now) {
    if (text == null) {
      return null;
    }
    return text.stripLeading().startsWith("{") ? range(text) : relative(text, now);
  }

  private static EventTimeRange range(String text) {
    Map<?, ?> range = YamlReader.value(text) instanceof Map<?, ?> map ? map : Map.of();
    return new EventTimeRange(moment(range, "start"), moment(range, "end"));
  }

  private static OffsetDateTime moment(Map<?, ?> range, String field) {
    if (!range.containsKey(field)) {
      throw ProblemException.of(
          ProblemKind.PLAIN,
          "Field \"" + field + "\" of type datetime is missing in SampleWindow instance");
    }
    Object value = range.get(field);
    try {
      // dbt 1.12: a YAML date is no time
      if (value instanceof String || value instanceof LocalDateTime) {
        return BatchPlan.moment(Texts.str(value));
      }
    } catch (DateTimeException e) {
      throw invalid(field, value);
    }
    throw invalid(field, value);
  }

  private static ProblemException invalid(String field, @Nullable Object value) {
    return ProblemException.of(
        ProblemKind.PLAIN,
        "Field \""
            + field
            + "\" of type datetime in SampleWindow has invalid value "
            + Texts.repr(value));
  }

  private static EventTimeRange relative(String text, OffsetDateTime now) {
    String[] words = text.split(" ", -1);
    if (words.length != 2) {
      throw ProblemException.runtime(
          "Cannot load SAMPLE_WINDOW from '" + text + "'. Must be of form 'DAYS_INT GRAIN_SIZE'.");
    }
    long count;
    try {
      count = Long.parseLong(words[0]);
    } catch (NumberFormatException e) {
      throw ProblemException.runtime("Unable to convert '" + words[0] + "' to an integer.");
    }
    String grain = words[1].toLowerCase(Locale.ROOT);
    while (grain.endsWith("s")) {
      grain = grain.substring(0, grain.length() - 1);
    }
    BatchPlan.Size size = BatchPlan.Size.of(grain);
    if (size == null) {
      throw ProblemException.runtime(
          "Invalid grain size '"
              + words[1]
              + "'. Must be one of ['hour', 'day', 'month', 'year', 'hours', 'days', 'months',"
              + " 'years'].");
    }
    // dbt 1.12: a sample does not begin where a batch begins
    return new EventTimeRange(now.minus(count, size.unit), now);
  }
}
