/**
 * How dbt's contexts work inside: names, macro calls and the objects templates touch.
 *
 * <p>{@link dev.percolate.render.internal.NodeNames} answers every name of a node's template; what
 * differs between parsing and running it asks of a {@link dev.percolate.render.internal.Provider}.
 * {@link dev.percolate.render.internal.MacroNames} finds macros, {@link
 * dev.percolate.render.internal.MacroCalls} runs them. The classes named {@code ...Object} wrap
 * typed values of other modules for templates; {@link dev.percolate.render.internal.Wrapping}
 * converts both ways.
 */
@NullMarked
package dev.percolate.render.internal;

import org.jspecify.annotations.NullMarked;
