/** Placeholder until the module's first code. */
@NullMarked
package dev.percolate.render;

import org.jspecify.annotations.NullMarked;
