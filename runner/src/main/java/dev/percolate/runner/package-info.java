/**
 * The commands' work: a parsed project and a selection in, results, artifacts and events out.
 *
 * <p>{@link dev.percolate.runner.NodeCommand} runs nodes in graph order on worker threads; the
 * other commands have a class each. Nothing here writes to the terminal: what people see are
 * events.
 */
@NullMarked
package dev.percolate.runner;

import org.jspecify.annotations.NullMarked;
