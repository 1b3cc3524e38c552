/** Placeholder until the module's first code. */
@NullMarked
package dev.percolate.jinja;

import org.jspecify.annotations.NullMarked;
