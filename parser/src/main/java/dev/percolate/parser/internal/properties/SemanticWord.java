package dev.percolate.parser.internal.properties;

import dev.percolate.diagnostics.ProblemException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The closed lists of words of the semantic layer. dbt 1.12: upper and lower case are one. */
public enum SemanticWord {
  AGGREGATION(
      "AggregationType",
      "sum",
      "min",
      "max",
      "count_distinct",
      "sum_boolean",
      "average",
      "percentile",
      "median",
      "count"),
  CONVERSION("ConversionCalculationType", "conversions", "conversion_rate"),
  DIMENSION("DimensionType", "categorical", "time"),
  ENTITY("EntityType", "foreign", "natural", "primary", "unique"),
  EXPORT("ExportDestinationType", "table", "view"),
  GRANULARITY(
      "TimeGranularity",
      "nanosecond",
      "microsecond",
      "millisecond",
      "second",
      "minute",
      "hour",
      "day",
      "week",
      "month",
      "quarter",
      "year"),
  METRIC("MetricType", "simple", "ratio", "cumulative", "derived", "conversion"),
  PERIOD_AGGREGATION("PeriodAggregation", "first", "last", "average");

  private final String className;
  private final List<String> words;

  SemanticWord(String className, String... words) {
    this.className = className;
    this.words = List.of(words);
  }

  /** The words, granularities from the finest to the coarsest. */
  public List<String> words() {
    return words;
  }

  /** The value of an entry as dbt writes it, or {@code fallback} when it is absent. */
  public @Nullable String of(Entry entry, String key, @Nullable String fallback) {
    String text = entry.textOrNull(key);
    return text == null ? fallback : read(entry, text);
  }

  /** The value of an entry that must have it. */
  public String required(Entry entry, String key) {
    String text = entry.textOrNull(key);
    if (text == null) {
      throw PropertyProblems.invalid(entry, "at path []: '" + key + "' is a required property");
    }
    return read(entry, text);
  }

  private String read(Entry entry, String text) {
    String word = text.toLowerCase(Locale.ROOT);
    if (!words.contains(word)) {
      throw notInList(entry, text);
    }
    return word;
  }

  private ProblemException notInList(Entry entry, String text) {
    return PropertyProblems.at(
        entry.place().file(), "Invalid enum value: `" + text + "` in enum " + className);
  }
}
