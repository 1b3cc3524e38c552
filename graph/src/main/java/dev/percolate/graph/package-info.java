/**
 * Directed graphs on ints: orders and sets, nothing about what a node means.
 *
 * <p>A {@link dev.percolate.graph.DagBuilder} gives every string id a number and collects edges;
 * the {@link dev.percolate.graph.Dag} it builds is immutable (compressed sparse rows in both
 * directions) and answers with bit sets and int arrays. A graph that loses nodes again is a {@link
 * dev.percolate.graph.MutableGraph}, which gives a Dag of any moment. Edges may have a type, and an
 * {@link dev.percolate.graph.EdgeFilter} says which types a traversal follows. Every order is
 * settled: nodes and edges stand where they were first added, as in NetworkX, so that what dbt's
 * output owes to NetworkX's order comes out the same. Start reading at {@link
 * dev.percolate.graph.Dag}.
 */
@NullMarked
package dev.percolate.graph;

import org.jspecify.annotations.NullMarked;
