/**
 * Python 3.11 value semantics on plain JDK types.
 *
 * <p>Values are what {@code ARCHITECTURE.md} lists: {@code null}, {@code Boolean}, {@code Long},
 * {@code BigInteger}, {@code Double}, {@code BigDecimal}, {@code String}, lists, maps, sets and
 * {@code java.time} types. Everything else a template can touch is a {@link
 * dev.percolate.jinja.value.PyObject}, everything it can call a {@link
 * dev.percolate.jinja.value.PyCallable}.
 *
 * <p>Start with {@link dev.percolate.jinja.value.Operators} (arithmetic and comparison), {@link
 * dev.percolate.jinja.value.Texts} (str and repr), {@link dev.percolate.jinja.value.Iteration},
 * {@link dev.percolate.jinja.value.Items} and {@link dev.percolate.jinja.value.Attributes}; {@link
 * dev.percolate.jinja.value.Lookup} joins the last two under the rules of Jinja's sandbox. Errors
 * are {@link dev.percolate.jinja.value.PyException}s with Python's own texts.
 *
 * <p>What every template asks looks for the common types with {@code instanceof} and leaves only
 * the others to a switch over types, which costs a class made at run time and a slower call.
 */
@NullMarked
package dev.percolate.jinja.value;

import org.jspecify.annotations.NullMarked;
