/**
 * The DuckDB adapter: credentials, one database per adapter, types, and the methods only DuckDB's
 * macros call.
 *
 * <p>{@link dev.percolate.adapters.duckdb.DuckDbAdapterFactory} makes it. Nothing touches the
 * driver or its native library until the first statement runs. All connections are duplicates of
 * one, so that all threads see one database; closing the adapter frees the file. Its macros are
 * resources under {@code macros/dbt_duckdb}.
 */
@NullMarked
package dev.percolate.adapters.duckdb;

import org.jspecify.annotations.NullMarked;
