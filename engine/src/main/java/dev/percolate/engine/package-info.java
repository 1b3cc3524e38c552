/**
 * The public Java API: opens a project and runs commands on it, wiring the stages and nothing else.
 *
 * <p>Start at {@link dev.percolate.engine.Session}.
 */
@NullMarked
package dev.percolate.engine;

import org.jspecify.annotations.NullMarked;
