package dev.percolate.cli.internal.setup;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.EventSink;
import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.project.YamlReader;
import dev.percolate.project.YamlWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a project's entry in profiles.yml, as the user answers. */
final class ProfileSetup {
  private static final List<String> ADAPTERS = List.of("postgres", "duckdb");

  private final Terminal terminal;
  private final EventSink events;
  private final Path file;

  ProfileSetup(Terminal terminal, EventSink events, Path folder) {
    this.terminal = terminal;
    this.events = events;
    this.file = folder.resolve("profiles.yml");
  }

  /** Whether profiles.yml has an entry of that name. */
  boolean has(String name) throws IOException {
    return profiles().containsKey(name);
  }

  /**
   * Asks and writes.
   *
   * @param project the project's folder, which may have questions of its own
   */
  void run(Path project, String name) throws IOException {
    tell("A023", "SettingUpProfile", "Setting up your profile.");
    if (has(name)
        && !terminal.confirm(
            "The profile "
                + name
                + " already exists in "
                + file
                + ". Continue and overwrite it?")) {
      return;
    }
    Path own = project.resolve("profile_template.yml");
    if (Files.exists(own)) {
      try {
        write(name, answered(mapping(YamlReader.value(Files.readString(own)))));
        tell(
            "A022",
            "ProfileWrittenWithProjectTemplateYAML",
            written(name) + " using project's profile_template.yml and your supplied values.");
        return;
      } catch (ProblemException e) {
        tell("A024", "InvalidProfileTemplateYAML", "Invalid profile_template.yml in project.");
      }
    }
    StringBuilder question = new StringBuilder("Which database would you like to use?\n");
    for (int i = 0; i < ADAPTERS.size(); i++) {
      question.append('[').append(i + 1).append("] ").append(ADAPTERS.get(i)).append('\n');
    }
    question.append("\n(Don't see the one you want?");
    question.append(" https://docs.getdbt.com/docs/available-adapters)\n\nEnter a number");
    if (ADAPTERS.get(terminal.choose(question.toString(), ADAPTERS.size())).equals("postgres")) {
      write(
          name,
          answered(mapping(YamlReader.value(Resources.text("postgres/profile_template.yml")))));
      tell(
          "A021",
          "ProfileWrittenWithTargetTemplateYAML",
          written(name) + " using target's profile_template.yml and your supplied values.");
    } else {
      writeSample(name, Resources.text("duckdb/sample_profiles.yml"));
    }
  }

  private String written(String name) {
    return "Profile " + name + " written to " + file;
  }

  /** dbt 1.12: a sample is added to the end of a file that is there, in silence. */
  private void writeSample(String name, String sample) throws IOException {
    String text = sample.replaceFirst("^default:", name + ":");
    if (Files.exists(file)) {
      Files.writeString(file, "\n" + text, StandardOpenOption.APPEND);
      return;
    }
    Files.writeString(file, text);
    tell(
        "A020",
        "ProfileWrittenWithSample",
        written(name)
            + " using target's sample configuration. Once updated, you'll be able to start"
            + " developing with dbt.");
  }

  private void write(String name, Map<String, @Nullable Object> target) throws IOException {
    Object targetName = target.containsKey("target") ? target.remove("target") : "dev";
    Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
    outputs.put(shown(targetName), target);
    Map<String, @Nullable Object> profile = new LinkedHashMap<>();
    profile.put("outputs", outputs);
    profile.put("target", targetName);
    Map<String, @Nullable Object> all = profiles();
    all.put(name, profile);
    Files.writeString(file, YamlWriter.write(all, true));
  }

  private Map<String, @Nullable Object> profiles() throws IOException {
    return Files.exists(file)
        ? mapping(YamlReader.value(Files.readString(file)))
        : new LinkedHashMap<>();
  }

  private static Map<String, @Nullable Object> mapping(@Nullable Object value) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> read) {
      read.forEach((key, item) -> map.put(String.valueOf(key), item));
    }
    return map;
  }

  // ---- questions

  private Map<String, @Nullable Object> answered(Map<String, @Nullable Object> template) {
    for (Object part : template.values()) {
      if (part != null && !(part instanceof Map)) {
        throw ProblemException.runtime("a profile template holds mappings only");
      }
    }
    Map<String, @Nullable Object> target = mapping(template.get("fixed"));
    ask(mapping(template.get("prompts")), target);
    return target;
  }

  private void ask(Map<String, @Nullable Object> questions, Map<String, @Nullable Object> answers) {
    for (Map.Entry<String, @Nullable Object> entry : questions.entrySet()) {
      String key = entry.getKey();
      if (key.startsWith("_choose")) {
        choose(key, mapping(entry.getValue()), answers);
      } else if (key.startsWith("_fixed")) {
        answers.put(key.substring(Math.min(7, key.length())), entry.getValue());
      } else {
        answers.put(key, answer(key, mapping(entry.getValue())));
      }
    }
  }

  private void choose(
      String key, Map<String, @Nullable Object> options, Map<String, @Nullable Object> answers) {
    List<String> names = new ArrayList<>(options.keySet());
    StringBuilder question = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      question.append('[').append(i + 1).append("] ").append(names.get(i)).append('\n');
    }
    question.append("Desired ").append(key.substring(Math.min(8, key.length())).replace('_', ' '));
    question.append(" option (enter a number)");
    int choice = terminal.choose(question.toString(), names.size());
    ask(mapping(options.get(names.get(choice))), answers);
  }

  private Object answer(String key, Map<String, @Nullable Object> question) {
    Object hint = question.get("hint");
    Object standard = question.get("default");
    String text = hint == null ? key : key + " (" + shown(hint) + ")";
    String shown = standard == null ? null : shown(standard);
    Object type = question.get("type");
    // dbt 1.12: without a type that of the standard answer counts
    String kind =
        type != null
            ? type.toString()
            : switch (standard) {
              case Long number -> "int";
              case Double number -> "float";
              case Boolean flag -> "bool";
              case null, default -> "string";
            };
    return switch (kind) {
      case "int" -> terminal.askNumber(text, shown);
      case "float" -> terminal.askDecimal(text, shown);
      case "bool" -> flag(text, shown);
      default -> terminal.ask(text, shown, Boolean.TRUE.equals(question.get("hide_input")));
    };
  }

  /** A value as Python's {@code str} writes it. */
  private static String shown(@Nullable Object value) {
    return switch (value) {
      case null -> "None";
      case Boolean flag -> flag ? "True" : "False";
      default -> value.toString();
    };
  }

  private boolean flag(String text, @Nullable String shown) {
    while (true) {
      String answer = terminal.ask(text, shown, false).strip().toLowerCase(java.util.Locale.ROOT);
      switch (answer) {
        case "1", "true", "t", "yes", "y", "on" -> {
          return true;
        }
        case "0", "false", "f", "no", "n", "off" -> {
          return false;
        }
        default -> terminal.line("Error: '" + answer + "' is not a valid boolean.");
      }
    }
  }

  private void tell(String code, String name, String message) {
    events.fire(Event.of(code, name, Level.INFO, message));
  }
}
