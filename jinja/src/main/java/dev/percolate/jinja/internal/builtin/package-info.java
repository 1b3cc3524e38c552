/**
 * The filters, tests and globals of Jinja2 3.1.6, and the values they make.
 *
 * <p>{@link dev.percolate.jinja.internal.builtin.FilterTable}, {@link
 * dev.percolate.jinja.internal.builtin.TestTable} and {@link
 * dev.percolate.jinja.internal.builtin.GlobalTable} find one by name and make it only then; the
 * other classes hold them by theme. Names in the signatures are those of Jinja's functions, because
 * error texts show them.
 */
@NullMarked
package dev.percolate.jinja.internal.builtin;

import org.jspecify.annotations.NullMarked;
