/**
 * What users write, read from disk: {@code dbt_project.yml}, profiles, packages, selectors, flags,
 * variables, and the list of source files.
 *
 * <p>A directory and a command line enter; immutable values leave: {@link
 * dev.percolate.project.Flags}, {@link dev.percolate.project.Profile}, {@link
 * dev.percolate.project.ProjectConfig} for the root and for each installed package ({@link
 * dev.percolate.project.PackageSet}), and {@link dev.percolate.project.SourceFile}s. YAML is read
 * exactly as PyYAML reads it ({@link dev.percolate.project.YamlReader}) and keeps its positions, so
 * that problems can point at the user's text. Environment, working directory and home come in
 * through constructors; nothing here reads them by itself. Start reading at {@link
 * dev.percolate.project.ProjectLoader}.
 */
@NullMarked
package dev.percolate.project;

import org.jspecify.annotations.NullMarked;
