/**
 * The stages of one parse and what they share.
 *
 * <p>{@link dev.percolate.parser.internal.ParseSession} holds everything of one parse: projects,
 * flags, macros, the adapter's facts and the {@link dev.percolate.parser.internal.ManifestDraft}
 * that the stages fill. {@link dev.percolate.parser.internal.NodeParser} turns the text of a node
 * into calls and configuration; {@link dev.percolate.parser.internal.NodeConfigurer} applies a
 * resolved configuration. Neither changes anything but the draft of the node it is given, so files
 * are parsed in parallel.
 */
@NullMarked
package dev.percolate.parser.internal;

import org.jspecify.annotations.NullMarked;
