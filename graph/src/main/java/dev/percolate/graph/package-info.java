/**
 * Directed graphs on ints: orders and sets, nothing about what a node means.
 *
 * <p>A {@link dev.percolate.graph.DagBuilder} gives every string id a number and collects edges;
 * the {@link dev.percolate.graph.Dag} it builds is immutable and answers with bit sets and int
 * arrays. There are two kinds of edges: ordinary ones, and extra ones that order the work but are
 * not followed when ancestors and descendants are asked for. Start reading at {@link
 * dev.percolate.graph.Dag}.
 */
@NullMarked
package dev.percolate.graph;

import org.jspecify.annotations.NullMarked;
