/**
 * How commands work: the queue, what running means for each type of node, hooks, and the lines the
 * console shows.
 *
 * <p>{@link dev.percolate.runner.internal.NodeQueue} says which node is next, {@link
 * dev.percolate.runner.internal.NodeRunner} runs one.
 */
@NullMarked
package dev.percolate.runner.internal;

import org.jspecify.annotations.NullMarked;
