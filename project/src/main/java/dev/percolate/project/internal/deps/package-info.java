/**
 * The work of {@code deps}: from what packages.yml asks for to folders in {@code dbt_packages}.
 *
 * <p>A {@link dev.percolate.project.internal.deps.RequestedPackage} is what some project asks for;
 * {@link dev.percolate.project.internal.deps.Resolution} merges requests for the same package and
 * pins each to one version, a {@link dev.percolate.project.internal.deps.PinnedPackage}, which is
 * written to the lock file and can install itself. {@link dev.percolate.project.internal.deps.Hub},
 * {@link dev.percolate.project.internal.deps.Git} and {@link
 * dev.percolate.project.internal.deps.Archives} are the ways to the outside; all three are reached
 * through {@link dev.percolate.project.internal.deps.Workshop}.
 */
@NullMarked
package dev.percolate.project.internal.deps;

import org.jspecify.annotations.NullMarked;
