package dev.percolate.cli.internal.options;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command line after parsing.
 *
 * @param command the command; the top when none was given
 * @param invokedAs the path as typed, such as {@code ls}
 * @param values what the user gave, by snake-case name: Boolean, Long, String or a list of String;
 *     YAML values are still text
 * @param argument the positional argument, or null
 * @param arguments the words as typed
 * @param wantsHelp whether help was asked for
 */
public record ParsedCommand(
    CommandSpec command,
    String invokedAs,
    Map<String, @Nullable Object> values,
    @Nullable String argument,
    List<String> arguments,
    boolean wantsHelp) {}
