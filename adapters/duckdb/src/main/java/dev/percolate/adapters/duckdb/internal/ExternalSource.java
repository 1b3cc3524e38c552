package dev.percolate.adapters.duckdb.internal;

import dev.percolate.adapters.api.SourceLocation;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.diagnostics.PythonText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The SQL that reads a source with an {@code external_location}. */
final class ExternalSource {
  private static final Pattern NEW_STYLE = Pattern.compile("\\{\\{|}}|\\{([^{}:!]*)[^{}]*}");
  private static final Pattern OLD_STYLE = Pattern.compile("%%|%\\(([^)]*)\\)[sdr]");
  private static final Pattern TEMPLATE =
      Pattern.compile("\\$(?:(\\$)|([_a-zA-Z][_a-zA-Z0-9]*)|\\{([_a-zA-Z][_a-zA-Z0-9]*)})");

  private ExternalSource() {}

  static String location(SourceLocation source) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("name", source.name());
    values.put("identifier", source.identifier());
    values.put("schema", source.schema());
    values.put("database", source.database());
    values.put("tags", source.tags());
    values.putAll(source.meta());
    String template = PythonText.str(source.meta().get("external_location"));
    Object formatter = source.meta().getOrDefault("formatter", "newstyle");
    String location =
        switch (PythonText.str(formatter)) {
          case "newstyle" -> fill(NEW_STYLE, template, values);
          case "oldstyle" -> fill(OLD_STYLE, template, values);
          case "template" -> fill(TEMPLATE, template, values);
          default ->
              throw problem(
                  "Formatter "
                      + formatter
                      + " not recognized. Must be one of 'newstyle', 'oldstyle', or 'template'.");
        };
    boolean ready = location.indexOf('(') >= 0 || location.startsWith("'");
    return ready ? location : "'" + location + "'";
  }

  private static String fill(
      Pattern pattern, String template, Map<String, @Nullable Object> values) {
    Matcher matcher = pattern.matcher(template);
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(
          out, Matcher.quoteReplacement(replacement(pattern, matcher, values)));
    }
    return matcher.appendTail(out).toString();
  }

  /** dbt 1.12: a plain error of Python. */
  private static ProblemException problem(String message) {
    return ProblemException.of(ProblemKind.PLAIN, message);
  }

  private static String replacement(
      Pattern pattern, Matcher matcher, Map<String, @Nullable Object> values) {
    for (int group = 1; group <= matcher.groupCount(); group++) {
      String name = matcher.group(group);
      if (name != null && !name.equals("$")) {
        if (!values.containsKey(name)) {
          throw problem(
              name.isEmpty() && pattern.equals(NEW_STYLE)
                  ? "Format string contains positional fields"
                  : "'" + name + "'");
        }
        return PythonText.str(values.get(name));
      }
    }
    return matcher.group().substring(0, 1);
  }
}
