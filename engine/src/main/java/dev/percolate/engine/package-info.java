/** Placeholder until the module's first code. */
@NullMarked
package dev.percolate.engine;

import org.jspecify.annotations.NullMarked;
