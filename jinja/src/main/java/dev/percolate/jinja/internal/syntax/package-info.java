/**
 * From text to tree: {@link dev.percolate.jinja.internal.syntax.Lexer} cuts the text into tokens,
 * {@link dev.percolate.jinja.internal.syntax.Parser} (statements) and {@link
 * dev.percolate.jinja.internal.syntax.ExpressionParser} build nodes of {@code internal.tree}.
 *
 * <p>Error texts are Jinja's. Positions are offsets into the text after line ends were made {@code
 * \n}; lines and columns are computed only for errors.
 */
@NullMarked
package dev.percolate.jinja.internal.syntax;

import org.jspecify.annotations.NullMarked;
