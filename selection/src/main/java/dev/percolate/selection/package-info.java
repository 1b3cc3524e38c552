/** Placeholder until the module's first code. */
@NullMarked
package dev.percolate.selection;

import org.jspecify.annotations.NullMarked;
