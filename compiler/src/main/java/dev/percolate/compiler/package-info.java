/**
 * Manifest and ids in, SQL out: renders a node's code against the warehouse's names, places the
 * ephemeral models it uses before it as common table expressions, and writes the text below {@code
 * target/compiled}.
 *
 * <p>Start at {@link dev.percolate.compiler.Compiler}; {@link dev.percolate.compiler.NodeTasks} has
 * many nodes compiled at once, {@link dev.percolate.compiler.BatchCompiler} shows them as data.
 * What compiling finds out is kept in {@link dev.percolate.compiler.CompiledNodes}, beside the
 * manifest.
 */
@NullMarked
package dev.percolate.compiler;

import org.jspecify.annotations.NullMarked;
