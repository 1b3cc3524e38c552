/**
 * Two tables in, a highlighted difference out: the text that tells why a unit test failed.
 *
 * <p>dbt prints this difference with the library daff, whose rules this package follows for tables
 * of the same columns: {@link dev.percolate.runner.internal.diff.RowAlignment} decides which rows
 * belong together, {@link dev.percolate.runner.internal.diff.DiffGrid} decides which rows and
 * columns are shown, {@link dev.percolate.runner.internal.diff.DiffText} writes them with colours
 * and aligned columns. Start at {@link dev.percolate.runner.internal.diff.TableDifference}.
 */
@NullMarked
package dev.percolate.runner.internal.diff;

import org.jspecify.annotations.NullMarked;
