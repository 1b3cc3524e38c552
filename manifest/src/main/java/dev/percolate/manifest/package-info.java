/**
 * The manifest: every resource of a project as an immutable record, and its JSON.
 *
 * <p>The parser fills {@link dev.percolate.manifest.NodeBuilder} and the builders of the other
 * records, and hands over a {@link dev.percolate.manifest.Manifest}. From there on nothing changes:
 * what compiling and running add lies beside it as {@link dev.percolate.manifest.CompiledNode}.
 * Every record tells its fields once, in dbt's written order, through {@link
 * dev.percolate.manifest.Part#fields}; the artifact writer and the dictionaries of templates are
 * {@link dev.percolate.manifest.FieldSink}s. {@link dev.percolate.manifest.ManifestReader} reads
 * what any dbt or another tool wrote and keeps the fields it does not know. Start reading at {@link
 * dev.percolate.manifest.Resource}.
 */
@NullMarked
package dev.percolate.manifest;

import org.jspecify.annotations.NullMarked;
