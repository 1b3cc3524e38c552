package dev.percolate.cli.internal.options;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One command.
 *
 * @param path its words, such as {@code docs generate}; empty for the top
 * @param help what it does
 * @param options its own options, without the global ones
 * @param argument name of its one optional positional argument, or null
 * @param isGroup whether it only holds other commands
 * @param isHidden left out of help texts
 */
public record CommandSpec(
    String path,
    String help,
    List<OptionSpec> options,
    @Nullable String argument,
    boolean isGroup,
    boolean isHidden) {

  static CommandSpec of(String path, String help, OptionSpec... options) {
    return new CommandSpec(path, help, List.of(options), null, false, false);
  }

  static CommandSpec group(String path, String help) {
    return new CommandSpec(path, help, List.of(), null, true, false);
  }

  CommandSpec taking(String newArgument) {
    return new CommandSpec(path, help, options, newArgument, isGroup, isHidden);
  }

  CommandSpec hiddenAs(String newPath) {
    return new CommandSpec(newPath, help, options, argument, isGroup, true);
  }

  /** The last word. */
  public String word() {
    return path.substring(path.lastIndexOf(' ') + 1);
  }
}
