/**
 * Names to ids, and what can only be judged when everything is known.
 *
 * <p>Enters: a {@link dev.percolate.parser.internal.ManifestDraft} in which every resource lists
 * the calls of its code. Leaves: the same drafts with {@code depends_on}, rendered descriptions and
 * inferred keys, after the checks of groups, access, names and unused configuration. {@link
 * dev.percolate.parser.internal.link.Links} is built once; no step is quadratic. Start reading at
 * {@link dev.percolate.parser.internal.link.Linker}.
 */
@NullMarked
package dev.percolate.parser.internal.link;

import org.jspecify.annotations.NullMarked;
