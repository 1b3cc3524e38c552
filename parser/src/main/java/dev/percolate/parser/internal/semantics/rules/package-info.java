/**
 * The rules a semantic manifest must keep, in MetricFlow's order and words.
 *
 * <p>In comes the semantic manifest; out go issues. Errors are all told before the parse fails;
 * warnings and future errors are told and let it go on. Start reading at {@code SemanticRules},
 * which knows the order; the other classes hold the rules by subject. Rules look at the maps of the
 * manifest through {@code Entry}, which gives them types.
 */
@NullMarked
package dev.percolate.parser.internal.semantics.rules;

import org.jspecify.annotations.NullMarked;
