/** Placeholder until the module's first code. */
@NullMarked
package dev.percolate.adapters.jdbc;

import org.jspecify.annotations.NullMarked;
