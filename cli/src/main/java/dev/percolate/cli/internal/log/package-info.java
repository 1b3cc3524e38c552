/**
 * Where events end: the console and the log file, each with its level, format and colours.
 *
 * <p>{@link dev.percolate.cli.internal.log.EventLog} hands every event to its sinks, hides secrets
 * and shows each kind of deprecation once.
 */
@NullMarked
package dev.percolate.cli.internal.log;

import org.jspecify.annotations.NullMarked;
