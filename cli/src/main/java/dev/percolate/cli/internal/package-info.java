/**
 * One invocation of the command: options, settings, log, the command itself, exit code.
 *
 * <p>Start at {@link dev.percolate.cli.internal.Application}.
 */
@NullMarked
package dev.percolate.cli.internal;

import org.jspecify.annotations.NullMarked;
