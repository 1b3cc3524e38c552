/**
 * The command line of dbt 1.12 as a table: every command, every option, and a parser that follows
 * Click's rules (options before or after the command, options that swallow several values, help
 * layout, usage errors).
 *
 * <p>Start at {@link dev.percolate.cli.internal.options.CommandTable}.
 */
@NullMarked
package dev.percolate.cli.internal.options;

import org.jspecify.annotations.NullMarked;
