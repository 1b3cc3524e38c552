package dev.percolate.cli.internal.options;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Help and usage texts in Click's layout: 80 columns, descriptions from column 34 on. */
public final class HelpText {
  private static final int WIDTH = 78;
  private static final int COLUMN = 34;

  private final CommandTable table;
  private final String program;

  public HelpText(CommandTable table, String program) {
    this.table = table;
    this.program = program;
  }

  /**
   * A usage error: the usage line of a command, a hint and the message.
   *
   * @param command or null for the message alone
   */
  public String usageError(@Nullable CommandSpec command, String message) {
    if (command == null) {
      return "Error: " + message;
    }
    String name = name(command);
    return usage(command) + "\nTry '" + name + " --help' for help.\n\nError: " + message;
  }

  /** The whole help of a command. */
  public String help(CommandSpec command) {
    StringBuilder out = new StringBuilder(usage(command)).append("\n\n");
    String text = command.path().isEmpty() ? topHelp() : command.help();
    for (String line : wrap(text, WIDTH - 2)) {
      out.append("  ").append(line).append('\n');
    }
    out.append("\nOptions:\n");
    for (OptionSpec option : table.globals()) {
      row(out, option);
    }
    for (OptionSpec option : command.options()) {
      row(out, option);
    }
    row(out, "-h, --help", "Show this message and exit.");
    if (command.isGroup()) {
      commands(out, command);
    }
    return out.toString().stripTrailing();
  }

  private static String topHelp() {
    return "Builds and tests dbt projects. For documentation of dbt projects and commands see the dbt"
        + " documentation; for what differs here see COMPATIBILITY.md.";
  }

  private String usage(CommandSpec command) {
    String tail = command.isGroup() ? " COMMAND [ARGS]..." : "";
    if (command.path().isEmpty()) {
      tail = " [COMMAND] [ARGS]...";
    }
    if (command.argument() != null) {
      tail = " [" + command.argument().toUpperCase(java.util.Locale.ROOT) + "]";
    }
    return "Usage: " + name(command) + " [OPTIONS]" + tail;
  }

  private String name(CommandSpec command) {
    return command.path().isEmpty() ? program : program + " " + command.path();
  }

  private void commands(StringBuilder out, CommandSpec group) {
    out.append("\nCommands:\n");
    List<CommandSpec> shown = new ArrayList<>();
    int width = 0;
    for (CommandSpec command : table.all()) {
      String parent =
          command.path().contains(" ")
              ? command.path().substring(0, command.path().lastIndexOf(' '))
              : "";
      if (parent.equals(group.path()) && !command.isHidden()) {
        shown.add(command);
        width = Math.max(width, command.word().length());
      }
    }
    shown.sort((a, b) -> a.word().compareTo(b.word()));
    for (CommandSpec command : shown) {
      out.append("  ").append(command.word());
      out.append(" ".repeat(width + 2 - command.word().length()));
      out.append(command.help()).append('\n');
    }
  }

  private static void row(StringBuilder out, OptionSpec option) {
    if (option.isHidden()) {
      return;
    }
    StringBuilder left = new StringBuilder();
    List<String> names = new ArrayList<>();
    option.on().stream().filter(name -> !name.startsWith("--")).forEach(names::add);
    option.on().stream().filter(name -> name.startsWith("--")).forEach(names::add);
    left.append(String.join(", ", names));
    if (!option.off().isEmpty()) {
      left.append(" / ").append(String.join(", ", option.off()));
    }
    if (option.metavar() != null) {
      left.append(' ').append(option.metavar());
    }
    row(out, left.toString(), option.help());
  }

  private static void row(StringBuilder out, String left, String help) {
    out.append("  ").append(left);
    int used = left.length() + 2;
    if (used > COLUMN - 2) {
      out.append('\n');
      used = 0;
    }
    for (String line : wrap(help, WIDTH - COLUMN)) {
      out.append(" ".repeat(COLUMN - used)).append(line).append('\n');
      used = 0;
    }
  }

  private static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      if (!line.isEmpty()) {
        line.append(' ');
      }
      line.append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
