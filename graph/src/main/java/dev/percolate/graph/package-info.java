/** Placeholder until the module's first code. */
@NullMarked
package dev.percolate.graph;

import org.jspecify.annotations.NullMarked;
