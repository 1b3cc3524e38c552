/** Placeholder until the module's first code. */
@NullMarked
package dev.percolate.parser;

import org.jspecify.annotations.NullMarked;
