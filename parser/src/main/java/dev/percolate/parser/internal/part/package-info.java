/**
 * The parse of changed files among what an earlier parse made of the others.
 *
 * <p>Enters: a {@link dev.percolate.parser.internal.reuse.KeptManifest} and the files that changed.
 * Leaves: new resources in the places of the old ones, or nothing when only a whole parse is sure
 * to be right. Start reading at {@link dev.percolate.parser.internal.part.PartResult}.
 */
@NullMarked
package dev.percolate.parser.internal.part;

import org.jspecify.annotations.NullMarked;
