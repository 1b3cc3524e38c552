package dev.percolate.cli.internal;

import dev.percolate.cli.internal.options.ParsedCommand;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.project.FlagSpec;
import dev.percolate.project.YamlReader;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of a command line, with YAML texts read. */
final class OptionValues {
  private OptionValues() {}

  static Map<String, @Nullable Object> typed(ParsedCommand command) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>(command.values());
    for (String name :
        new String[] {"vars", "args", "warn_error_options", "sqlparse", "engine_macros"}) {
      if (values.get(name) instanceof String text) {
        values.put(name, mapping(name, text));
      }
    }
    for (FlagSpec spec : FlagSpec.all()) {
      boolean isTime = spec.kind() == FlagSpec.Kind.DATETIME || spec.kind() == FlagSpec.Kind.SAMPLE;
      if (isTime && values.get(spec.name()) instanceof String text) {
        values.put(spec.name(), time(spec, text));
      }
    }
    if (command.argument() != null && command.command().argument() != null) {
      values.put(command.command().argument(), command.argument());
    }
    return values;
  }

  private static Object time(FlagSpec spec, String text) {
    Object value = spec.parse(text);
    if (value == null) {
      throw ProblemException.of(
          ProblemKind.USAGE, "Invalid value for '" + spec.option() + "': " + spec.refusal(text));
    }
    return value;
  }

  private static Map<?, ?> mapping(String name, String text) {
    Object value;
    try {
      value = YamlReader.value(text);
    } catch (ProblemException e) {
      value = null;
    }
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    String option = "--" + name.replace('_', '-');
    throw ProblemException.of(
        ProblemKind.USAGE,
        "Invalid value for '" + option + "': String '" + text + "' is not valid YAML");
  }

  /** The option whose YAML a message of {@link #typed} complains of, or null. */
  static @Nullable String wrongYaml(String message) {
    String start = "Invalid value for '";
    return message.startsWith(start) && message.endsWith("' is not valid YAML")
        ? message.substring(start.length(), message.indexOf('\'', start.length()))
        : null;
  }
}
