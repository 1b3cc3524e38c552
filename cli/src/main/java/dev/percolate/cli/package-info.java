/**
 * The {@code percolate} (and {@code dbt}) command: arguments in, console lines, log file and an
 * exit code out.
 *
 * <p>{@link dev.percolate.cli.Main} reads the command line with {@code internal.options}, sets up
 * the console and the log file of {@code internal.log}, and hands the work to {@code
 * dev.percolate.engine}. Only this module writes to the terminal.
 */
@NullMarked
package dev.percolate.cli;

import org.jspecify.annotations.NullMarked;
