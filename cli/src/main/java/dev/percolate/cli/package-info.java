/** Placeholder until the module's first code. */
@NullMarked
package dev.percolate.cli;

import org.jspecify.annotations.NullMarked;
