/**
 * Node selection: from {@code --select tag:nightly,+orders} or selectors.yml to unique ids.
 *
 * <p>{@link dev.percolate.selection.SelectionParser} turns command-line text, and {@link
 * dev.percolate.selection.YamlSelectors} the definitions of selectors.yml, into a {@link
 * dev.percolate.selection.SelectionSpec}: a tree of set operations over criteria. A {@link
 * dev.percolate.selection.Selector} evaluates it against a manifest and its graph and gives a
 * {@link dev.percolate.selection.Selection}. Each method of a criterion ({@code tag:}, {@code
 * path:}, ...) is one case in {@code internal.Methods}.
 */
@NullMarked
package dev.percolate.selection;

import org.jspecify.annotations.NullMarked;
