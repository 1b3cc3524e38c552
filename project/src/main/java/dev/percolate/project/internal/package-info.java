/**
 * The inner workings of reading a project: the YAML resolver, the flag table, the renderer of
 * configuration files and the checks of dbt's contracts. Values enter and leave as plain JDK types;
 * only {@code dev.percolate.project} may use this package.
 */
@NullMarked
package dev.percolate.project.internal;

import org.jspecify.annotations.NullMarked;
