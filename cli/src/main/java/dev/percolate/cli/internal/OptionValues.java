package dev.percolate.cli.internal;

import dev.percolate.cli.internal.options.ParsedCommand;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.project.YamlReader;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of a command line, with YAML texts read. */
final class OptionValues {
  private OptionValues() {}

  static Map<String, @Nullable Object> typed(ParsedCommand command) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>(command.values());
    for (String name : new String[] {"vars", "args", "warn_error_options", "sqlparse"}) {
      if (values.get(name) instanceof String text) {
        values.put(name, mapping(name, text));
      }
    }
    if (command.argument() != null && command.command().argument() != null) {
      values.put(command.command().argument(), command.argument());
    }
    return values;
  }

  private static Map<?, ?> mapping(String name, String text) {
    Object value;
    try {
      value = YamlReader.value(text);
    } catch (ProblemException e) {
      value = null;
    }
    if (text.isBlank()) {
      return new LinkedHashMap<>();
    }
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    String option = "--" + name.replace('_', '-');
    throw ProblemException.of(
        ProblemKind.USAGE,
        "Invalid value for '" + option + "': String '" + text + "' is not valid YAML");
  }
}
