/**
 * Properties files (.yml): what they say about nodes that exist already (patches), and the
 * resources that only live there: generic tests, sources, exposures, groups, metrics, semantic
 * models, saved queries, unit tests and YAML snapshots.
 *
 * <p>{@link dev.percolate.parser.internal.properties.PropertyFiles} goes through the files in dbt's
 * order of sections; each section has a reader of its own. Values enter as plain YAML values, pass
 * {@link dev.percolate.parser.internal.properties.EntryRenderer} once, and leave as builders and
 * records of the manifest.
 */
@NullMarked
package dev.percolate.parser.internal.properties;

import org.jspecify.annotations.NullMarked;
