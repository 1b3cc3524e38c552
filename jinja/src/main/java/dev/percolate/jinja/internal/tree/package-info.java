/**
 * The tree of a template and its evaluation.
 *
 * <p>Nodes evaluate themselves: {@link dev.percolate.jinja.internal.tree.Expr#eval} gives a value,
 * {@link dev.percolate.jinja.internal.tree.Stmt#exec} writes to an {@link
 * dev.percolate.jinja.internal.tree.Out}. Before, {@link
 * dev.percolate.jinja.internal.tree.Resolver} walks the tree once and gives every name a slot of a
 * {@link dev.percolate.jinja.internal.tree.Frame} or a number of a global; {@link
 * dev.percolate.jinja.internal.tree.Scope} holds Jinja's rules of which name is which variable.
 * After that the tree does not change and is shared by threads; all state of a render is in {@link
 * dev.percolate.jinja.internal.tree.Run} and the frames.
 */
@NullMarked
package dev.percolate.jinja.internal.tree;

import org.jspecify.annotations.NullMarked;
