package dev.percolate.cli.internal.options;

import dev.percolate.cli.internal.options.OptionSpec.Kind;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a command line by Click's rules. dbt 1.12: global options stand before or after the command
 * word, but the same one not on both sides; options of kind WORDS take every word up to the next
 * option and split it at spaces.
 */
public final class ArgumentParser {
  private static final CommandSpec TOP = CommandSpec.group("", "A drop-in for dbt, on the JVM.");

  private final CommandTable table;

  public ArgumentParser(CommandTable table) {
    this.table = table;
  }

  /**
   * Parses the words after the program's name.
   *
   * @throws UsageException when they make no sense
   * @throws ProblemException of kind PLAIN when an option stands on both sides of the command
   */
  public ParsedCommand parse(List<String> arguments) {
    return new Run(arguments).parse();
  }

  /** The state of one parse. */
  private final class Run {
    private final List<String> arguments;
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
    private final Set<String> beforeCommand = new HashSet<>();
    private final Map<OptionSpec, Object> given = new LinkedHashMap<>();
    private final List<String> extra = new ArrayList<>();
    private @Nullable String twice;
    private CommandSpec command = TOP;
    private Map<String, OptionSpec> spellings = spellings(TOP);
    private @Nullable String argument;
    private boolean wantsHelp;
    private int next;

    Run(List<String> arguments) {
      this.arguments = arguments;
    }

    ParsedCommand parse() {
      boolean onlyWords = false;
      while (next < arguments.size()) {
        String word = arguments.get(next++);
        if (!onlyWords && word.equals("--")) {
          onlyWords = true;
        } else if (!onlyWords && word.startsWith("-") && word.length() > 1) {
          option(word);
        } else if (wantsHelp && command.isGroup()) {
          break;
        } else {
          plain(word);
        }
      }
      if (!wantsHelp) {
        finish();
      }
      return new ParsedCommand(
          command,
          command.path(),
          Collections.unmodifiableMap(values),
          argument,
          List.copyOf(arguments),
          wantsHelp);
    }

    /**
     * dbt 1.12: words that mean nothing are told after all options made sense, the same option
     * twice last.
     */
    private void finish() {
      convert();
      if (!extra.isEmpty()) {
        String words = extra.size() == 1 ? "argument (" : "arguments (";
        throw new UsageException(
            command, "Got unexpected extra " + words + String.join(" ", extra) + ")");
      }
      if (twice != null) {
        throw ProblemException.of(
            ProblemKind.PLAIN,
            twice
                + " was provided both before and after the subcommand, it can only be set either"
                + " before or after.");
      }
    }

    /** Reads the values of options, in the order in which these were named first. */
    private void convert() {
      given.forEach((option, value) -> values.put(option.name(), converted(option, value)));
      given.clear();
    }

    private Object converted(OptionSpec option, Object value) {
      if (!(value instanceof List<?> words)) {
        return value instanceof String text ? convert(option, text) : value;
      }
      return words.stream()
          .map(String::valueOf)
          .map(word -> option.choices().isEmpty() ? word : choice(option, word))
          .toList();
    }

    private void plain(String word) {
      if (command.isGroup()) {
        convert();
        String path = command.path().isEmpty() ? word : command.path() + " " + word;
        Optional<CommandSpec> found = table.find(path);
        if (found.isEmpty()) {
          throw new UsageException(
              command, "No such command '" + word + "'." + CloseMatches.hint(word, names()));
        }
        command = found.get();
        spellings = spellings(command);
        if (!command.isGroup()) {
          beforeCommand.addAll(values.keySet());
        }
      } else if (command.argument() != null && argument == null) {
        argument = word;
      } else {
        extra.add(word);
      }
    }

    /** The last words of the commands in this group. */
    private List<String> names() {
      String prefix = command.path().isEmpty() ? "" : command.path() + " ";
      List<String> names = new ArrayList<>();
      for (CommandSpec spec : table.all()) {
        String name = spec.path().startsWith(prefix) ? spec.path().substring(prefix.length()) : "";
        if (!name.isEmpty() && name.indexOf(' ') < 0) {
          names.add(name);
        }
      }
      return names;
    }

    private void option(String word) {
      if (word.equals("--help") || word.equals("-h")) {
        wantsHelp = true;
        return;
      }
      if (word.startsWith("--")) {
        int equals = word.indexOf('=');
        String spelling = equals < 0 ? word : word.substring(0, equals);
        String inline = equals < 0 ? null : word.substring(equals + 1);
        take(find(spelling), spelling, inline);
        return;
      }
      for (int at = 1; at < word.length(); at++) {
        String spelling = "-" + word.charAt(at);
        OptionSpec option = find(spelling);
        if (option.kind() != Kind.FLAG) {
          String rest = word.substring(at + 1);
          take(option, spelling, rest.isEmpty() ? null : rest);
          return;
        }
        take(option, spelling, null);
      }
    }

    private OptionSpec find(String spelling) {
      OptionSpec option = spellings.get(spelling);
      if (option == null) {
        List<String> known = new ArrayList<>(List.of("--help", "-h"));
        known.addAll(spellings.keySet());
        throw new UsageException(
            command, "No such option '" + spelling + "'." + CloseMatches.hint(spelling, known));
      }
      return option;
    }

    private void take(OptionSpec option, String spelling, @Nullable String inline) {
      if (beforeCommand.contains(option.name()) && twice == null) {
        twice = option.name();
      }
      if (option.kind() == Kind.FLAG) {
        if (inline != null) {
          throw new UsageException(command, "Option '" + spelling + "' does not take a value.");
        }
        given.put(option, !option.off().contains(spelling));
      } else if (option.kind() == Kind.WORDS) {
        words(option, spelling, inline);
      } else {
        given.put(option, inline != null ? inline : word(spelling));
      }
    }

    private String word(String spelling) {
      if (next >= arguments.size()) {
        throw UsageException.bare("Option '" + spelling + "' requires an argument.");
      }
      return arguments.get(next++);
    }

    private void words(OptionSpec option, String spelling, @Nullable String inline) {
      List<String> found = new ArrayList<>();
      if (given.get(option) instanceof List<?> earlier) {
        earlier.forEach(value -> found.add(String.valueOf(value)));
      }
      split(inline != null ? inline : word(spelling), found);
      while (next < arguments.size() && !arguments.get(next).startsWith("-")) {
        split(arguments.get(next++), found);
      }
      given.put(option, found);
    }

    private static void split(String text, List<String> into) {
      for (String part : text.trim().split("\\s+", -1)) {
        if (!part.isEmpty()) {
          into.add(part);
        }
      }
    }

    private Object convert(OptionSpec option, String text) {
      return switch (option.kind()) {
        case INTEGER -> integer(option, text);
        case CHOICE -> choice(option, text);
        case BOOLEAN -> bool(option, text);
        case DATETIME -> dateTime(option, text);
        case FLAG, TEXT, PATH, DIRECTORY, YAML, WORDS -> text;
      };
    }

    private LocalDateTime dateTime(OptionSpec option, String text) {
      try {
        String iso = text.length() > 10 ? text.replace(' ', 'T') : text + "T00:00:00";
        return LocalDateTime.parse(iso);
      } catch (DateTimeParseException e) {
        throw invalid(
            option,
            "'"
                + text
                + "' does not match the formats '%Y-%m-%d', '%Y-%m-%dT%H:%M:%S',"
                + " '%Y-%m-%d %H:%M:%S'.",
            e);
      }
    }

    private Long integer(OptionSpec option, String text) {
      try {
        return Long.valueOf(text.trim());
      } catch (NumberFormatException e) {
        throw invalid(option, "'" + text + "' is not a valid integer.", e);
      }
    }

    private Boolean bool(OptionSpec option, String text) {
      return switch (text.trim().toLowerCase(Locale.ROOT)) {
        case "1", "true", "t", "yes", "y", "on" -> true;
        case "0", "false", "f", "no", "n", "off" -> false;
        default -> throw invalid(option, "'" + text + "' is not a valid boolean.", null);
      };
    }

    private String choice(OptionSpec option, String text) {
      for (String allowed : option.choices()) {
        if (allowed.equalsIgnoreCase(text)) {
          return allowed;
        }
      }
      String all = "'" + String.join("', '", option.choices()) + "'";
      throw invalid(option, "'" + text + "' is not one of " + all + ".", null);
    }

    private UsageException invalid(OptionSpec option, String why, @Nullable Throwable cause) {
      String names = "'" + String.join("' / '", option.on()) + "'";
      UsageException wrong = new UsageException(command, "Invalid value for " + names + ": " + why);
      if (cause != null) {
        wrong.initCause(cause);
      }
      return wrong;
    }
  }

  private Map<String, OptionSpec> spellings(CommandSpec command) {
    Map<String, OptionSpec> found = new HashMap<>();
    for (OptionSpec option : table.globals()) {
      put(option, found);
    }
    for (OptionSpec option : command.options()) {
      put(option, found);
    }
    return found;
  }

  private static void put(OptionSpec option, Map<String, OptionSpec> into) {
    for (String spelling : option.on()) {
      into.put(spelling, option);
    }
    for (String spelling : option.off()) {
      into.put(spelling, option);
    }
  }
}
