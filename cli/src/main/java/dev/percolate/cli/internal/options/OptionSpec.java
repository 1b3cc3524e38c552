package dev.percolate.cli.internal.options;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One option of the command line.
 *
 * @param name dbt's snake-case parameter name
 * @param on spellings that set the value, long ones first
 * @param off spellings that switch a flag off
 * @param kind what follows the option
 * @param choices allowed words, empty for any
 * @param metavar word for the value in help texts; null for flags
 * @param isHidden left out of help texts
 * @param help one or two sentences
 */
public record OptionSpec(
    String name,
    List<String> on,
    List<String> off,
    Kind kind,
    List<String> choices,
    @Nullable String metavar,
    boolean isHidden,
    String help) {

  /** What follows an option. */
  public enum Kind {
    /** Nothing: the option is on or off. */
    FLAG,
    TEXT,
    INTEGER,
    PATH,
    /** A folder that must exist. */
    DIRECTORY,
    /** A YAML mapping. */
    YAML,
    /** One of the choices. */
    CHOICE,
    /** Every following word up to the next option. */
    WORDS,
    DATETIME,
    BOOLEAN
  }

  static OptionSpec flag(String name, String spellings, String help) {
    return parse(name, spellings, Kind.FLAG, List.of(), null, help);
  }

  static OptionSpec value(String name, String spellings, Kind kind, String metavar, String help) {
    return parse(name, spellings, kind, List.of(), metavar, help);
  }

  static OptionSpec choice(String name, String spellings, String help, String... choices) {
    String metavar = "[" + String.join("|", choices) + "]";
    return parse(name, spellings, Kind.CHOICE, List.of(choices), metavar, help);
  }

  OptionSpec hidden() {
    return new OptionSpec(name, on, off, kind, choices, metavar, true, help);
  }

  OptionSpec oneOf(List<String> words) {
    return new OptionSpec(
        name, on, off, kind, words, "[" + String.join("|", words) + "]", isHidden, help);
  }

  /** {@code "--debug -d / --no-debug"}: spellings that set it, then those that switch it off. */
  private static OptionSpec parse(
      String name,
      String spellings,
      Kind kind,
      List<String> choices,
      @Nullable String metavar,
      String help) {
    int slash = spellings.indexOf(" / ");
    String on = slash < 0 ? spellings : spellings.substring(0, slash);
    List<String> off =
        slash < 0 ? List.of() : List.of(spellings.substring(slash + 3).split(" ", -1));
    return new OptionSpec(
        name, List.of(on.split(" ", -1)), off, kind, choices, metavar, false, help);
  }
}
