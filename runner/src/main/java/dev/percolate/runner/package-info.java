/** Placeholder until the module's first code. */
@NullMarked
package dev.percolate.runner;

import org.jspecify.annotations.NullMarked;
