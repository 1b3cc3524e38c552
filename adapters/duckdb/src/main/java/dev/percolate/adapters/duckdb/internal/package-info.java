/** Credentials, the database and value conversion behind the DuckDB adapter. */
@NullMarked
package dev.percolate.adapters.duckdb.internal;

import org.jspecify.annotations.NullMarked;
