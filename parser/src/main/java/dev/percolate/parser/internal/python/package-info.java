/**
 * Python models, read without running Python: a tokenizer, a walk that meets calls in the order
 * dbt's syntax tree walk meets them, and the rules for a model's one function.
 *
 * <p>Enters: the text of a {@code .py} file. Leaves: a {@link
 * dev.percolate.parser.internal.python.PythonModel} with the calls of {@code dbt.ref}, {@code
 * dbt.source} and {@code dbt.config}. Only literal arguments are understood, as in dbt.
 */
@NullMarked
package dev.percolate.parser.internal.python;

import org.jspecify.annotations.NullMarked;
