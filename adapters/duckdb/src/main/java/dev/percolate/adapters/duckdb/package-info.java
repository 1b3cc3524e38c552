/** Placeholder until the module's first code. */
@NullMarked
package dev.percolate.adapters.duckdb;

import org.jspecify.annotations.NullMarked;
