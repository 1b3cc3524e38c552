/**
 * What a parse leaves behind for the next one, and whether the next one may use it.
 *
 * <p>Enters: the inputs of a parse and the manifest they gave. Leaves: a state file, and from it
 * the same manifest when no input has changed. Start reading at {@link
 * dev.percolate.parser.internal.reuse.SavedParse}.
 */
@NullMarked
package dev.percolate.parser.internal.reuse;

import org.jspecify.annotations.NullMarked;
