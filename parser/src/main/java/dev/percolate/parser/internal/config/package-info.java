/**
 * The configuration of resources: which keys a resource type declares, how the levels of a project,
 * a properties file and {@code config()} calls merge, and what is wrong with a value.
 *
 * <p>Enters: the configuration trees of {@link dev.percolate.project.ProjectConfig}, the patch of a
 * properties file, the calls found in a file. Leaves: one map in dbt's key order and the unrendered
 * twin of it. Every declared key is read by hand-written code once, when it is set; nothing walks a
 * schema. Start reading at {@link dev.percolate.parser.internal.config.ConfigResolver}, then {@link
 * dev.percolate.parser.internal.config.ConfigShape}.
 */
@NullMarked
package dev.percolate.parser.internal.config;

import org.jspecify.annotations.NullMarked;
