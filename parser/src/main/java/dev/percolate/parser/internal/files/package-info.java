/**
 * One file to drafts of nodes, macros, docs blocks or fixtures.
 *
 * <p>Enters: a {@link dev.percolate.project.SourceFile} and its text. Leaves: drafts with identity,
 * code and checksum, whose calls and configuration {@link dev.percolate.parser.internal.NodeParser}
 * then finds. Everything here is a pure function of one file. Start reading at {@link
 * dev.percolate.parser.internal.files.NodeFiles}.
 */
@NullMarked
package dev.percolate.parser.internal.files;

import org.jspecify.annotations.NullMarked;
