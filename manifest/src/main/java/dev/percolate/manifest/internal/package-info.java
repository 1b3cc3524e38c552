/**
 * How manifest records become JSON or dictionaries, and how dictionaries become records.
 *
 * <p>Everything here is a {@link dev.percolate.manifest.FieldSink} or a reader of plain maps; the
 * public door is {@link dev.percolate.manifest.ArtifactWriter} and {@link
 * dev.percolate.manifest.ManifestReader}.
 */
@NullMarked
package dev.percolate.manifest.internal;

import org.jspecify.annotations.NullMarked;
