/** Placeholder until the module's first code. */
@NullMarked
package dev.percolate.compiler;

import org.jspecify.annotations.NullMarked;
