/**
 * The command {@code init}: a new project, and the profile it connects with.
 *
 * <p>{@link dev.percolate.cli.internal.setup.ProjectSetup} is the command; it asks its questions
 * through {@link dev.percolate.cli.internal.setup.Terminal}. {@link
 * dev.percolate.cli.internal.setup.ProfileSetup} turns answers into profiles.yml. The files of a
 * new project lie in the resources beside this package.
 */
@NullMarked
package dev.percolate.cli.internal.setup;

import org.jspecify.annotations.NullMarked;
