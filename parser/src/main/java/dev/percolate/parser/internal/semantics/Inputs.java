package dev.percolate.parser.internal.semantics;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Texts;
import dev.percolate.parser.internal.properties.Entry;
import dev.percolate.parser.internal.properties.PropertyProblems;
import dev.percolate.parser.internal.properties.SemanticWord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the parts metrics are made of: measures, other metrics, filters and time windows. */
final class Inputs {
  private Inputs() {}

  /** One filter or a list of them under {@code key}; null when there is none. */
  static @Nullable Map<String, @Nullable Object> filter(Entry owner, String key) {
    if (owner.get(key) == null) {
      return null;
    }
    List<@Nullable Object> filters = new ArrayList<>();
    for (String template : owner.texts(key)) {
      Map<String, @Nullable Object> filter = new LinkedHashMap<>();
      filter.put("where_sql_template", template);
      filters.add(filter);
    }
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("where_filters", filters);
    return all;
  }

  /** The measure under {@code key}, written as a name or with details; null when there is none. */
  static @Nullable Map<String, @Nullable Object> measure(Entry owner, String key) {
    return owner.get(key) == null ? null : measure(detailed(owner, key, owner.get(key)));
  }

  private static Map<String, @Nullable Object> measure(Entry given) {
    Map<String, @Nullable Object> measure = new LinkedHashMap<>();
    measure.put("name", requiredText(given, "name"));
    measure.put("filter", filter(given, "filter"));
    measure.put("alias", given.textOrNull("alias"));
    measure.put("join_to_timespine", given.isOn("join_to_timespine", false));
    measure.put("fill_nulls_with", given.integerOrNull("fill_nulls_with"));
    return measure;
  }

  /** The metric under {@code key}, written as a name or with details; null when there is none. */
  static @Nullable Map<String, @Nullable Object> metric(Entry owner, String key) {
    return owner.get(key) == null ? null : metric(detailed(owner, key, owner.get(key)));
  }

  /** The metrics in the list under {@code key}. */
  static List<@Nullable Object> metrics(Entry owner, String key) {
    List<@Nullable Object> metrics = new ArrayList<>();
    for (Object item : owner.list(key)) {
      metrics.add(metric(detailed(owner, key, item)));
    }
    return metrics;
  }

  private static Map<String, @Nullable Object> metric(Entry given) {
    Map<String, @Nullable Object> metric = new LinkedHashMap<>();
    metric.put("name", requiredText(given, "name"));
    metric.put("filter", filter(given, "filter"));
    metric.put("alias", given.textOrNull("alias"));
    metric.put("offset_window", window(given, "offset_window"));
    metric.put("offset_to_grain", given.textOrNull("offset_to_grain"));
    return metric;
  }

  private static Entry detailed(Entry owner, String key, @Nullable Object value) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    switch (value) {
      case String name -> map.put("name", name);
      case Map<?, ?> given -> given.forEach((k, v) -> map.put(String.valueOf(k), v));
      case null, default ->
          throw PropertyProblems.invalid(
              owner,
              "at path ['"
                  + key
                  + "']: "
                  + Texts.repr(value)
                  + " is not valid under any of the given schemas");
    }
    return new Entry(map, owner.place());
  }

  /** A window such as {@code 7 days} under {@code key}; null when there is none. */
  static @Nullable Map<String, @Nullable Object> window(Entry owner, String key) {
    String text = owner.textOrNull(key);
    if (text == null) {
      return null;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    int space = lower.indexOf(' ');
    if (space < 0 || lower.indexOf(' ', space + 1) >= 0) {
      throw wrongWindow(
          owner,
          text,
          "Invalid window ("
              + text
              + ") in cumulative/conversion metric. Should be of the form `<count> <granularity>`,"
              + " e.g., `28 days`");
    }
    String count = lower.substring(0, space);
    if (!isNumber(count)) {
      throw wrongWindow(
          owner,
          text,
          "Invalid count ("
              + count
              + ") in cumulative/conversion metric window string: ("
              + text
              + ")");
    }
    Map<String, @Nullable Object> window = new LinkedHashMap<>();
    window.put("count", Long.valueOf(count));
    window.put("granularity", singular(lower.substring(space + 1)));
    return window;
  }

  // dbt 1.12: the plural of a custom granularity is kept, as it may be its name
  private static String singular(String granularity) {
    if (granularity.endsWith("s")) {
      String word = granularity.substring(0, granularity.length() - 1);
      if (SemanticWord.GRANULARITY.words().contains(word)) {
        return word;
      }
    }
    return granularity;
  }

  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() < 19;
  }

  private static ProblemException wrongWindow(Entry owner, String text, String reason) {
    return PropertyProblems.invalidValue(owner, "window", text, reason);
  }

  /** Pairs of properties that must be equal, or null when there are none. */
  static @Nullable List<@Nullable Object> constantProperties(Entry owner) {
    if (owner.get("constant_properties") == null) {
      return null;
    }
    List<@Nullable Object> pairs = new ArrayList<>();
    for (Entry given : owner.entries("constant_properties")) {
      Map<String, @Nullable Object> pair = new LinkedHashMap<>();
      pair.put("base_property", requiredText(given, "base_property"));
      pair.put("conversion_property", requiredText(given, "conversion_property"));
      pairs.add(pair);
    }
    return pairs;
  }

  /** A value that is written as text whatever it is; null when there is none. */
  static @Nullable String expression(Entry owner) {
    Object value = owner.get("expr");
    return value == null ? null : Texts.str(value);
  }

  static String requiredText(Entry owner, String key) {
    String text = owner.textOrNull(key);
    if (text == null) {
      throw PropertyProblems.invalid(owner, "at path []: '" + key + "' is a required property");
    }
    return text;
  }
}
