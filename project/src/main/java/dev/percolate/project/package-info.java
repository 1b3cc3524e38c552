/** Placeholder until the module's first code. */
@NullMarked
package dev.percolate.project;

import org.jspecify.annotations.NullMarked;
