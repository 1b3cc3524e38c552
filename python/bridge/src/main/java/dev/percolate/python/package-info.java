/**
 * What the Python package calls: few classes with coarse methods, because a call from Python costs
 * about a microsecond and every text that crosses about as much again.
 *
 * <p>Lists of texts cross as one text, each element ended by a NUL ({@link
 * dev.percolate.python.Packed}); everything with structure crosses as JSON. Nothing here is of use
 * to Java programs: those start at {@code dev.percolate.engine.Session}. Start reading at {@link
 * dev.percolate.python.GraphBridge}.
 */
@NullMarked
package dev.percolate.python;

import org.jspecify.annotations.NullMarked;
