/**
 * The service provider interface between Percolate and a warehouse.
 *
 * <p>In comes a plain map of credentials ({@link dev.percolate.adapters.api.AdapterFactory}); out
 * comes an {@link dev.percolate.adapters.api.Adapter}: class-level facts that need no connection,
 * and a {@link dev.percolate.adapters.api.ConnectionPool} that runs SQL under dbt's transaction
 * rules. Query results and seed files are {@link dev.percolate.adapters.api.ResultTable}s. Nothing
 * here knows of templates: module render wraps these types for Jinja and passes plain JDK values.
 * Start reading at {@link dev.percolate.adapters.api.Adapter}.
 */
@NullMarked
package dev.percolate.adapters.api;

import org.jspecify.annotations.NullMarked;
