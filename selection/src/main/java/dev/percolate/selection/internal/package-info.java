/**
 * How single criteria are matched and YAML definitions are read.
 *
 * <p>{@code Methods} holds one small function per selector method; names are matched by {@code
 * FqnMatch} and {@code Glob}, files by {@code PathMatch}, and comparisons with an earlier run by
 * {@code StateComparison}.
 */
@NullMarked
package dev.percolate.selection.internal;

import org.jspecify.annotations.NullMarked;
