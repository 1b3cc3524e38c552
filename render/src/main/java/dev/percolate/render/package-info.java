/**
 * The names a template sees: dbt's contexts, macros and how they are found.
 *
 * <p>In come the parts of an invocation (project, profile, flags, adapter, macro files); out come
 * rendered SQL and values, and at parse time the calls a template made. {@link
 * dev.percolate.render.MacroRegistry} holds every macro and decides which one a name or a dispatch
 * means; {@link dev.percolate.render.Renderer} makes one small context per node. {@link
 * dev.percolate.render.StaticExtractor} reads simple models without rendering, {@link
 * dev.percolate.render.BlockScanner} cuts files into blocks. Everything shared is immutable; a
 * context belongs to one thread at a time.
 */
@NullMarked
package dev.percolate.render;

import org.jspecify.annotations.NullMarked;
