package dev.percolate.engine;

import dev.percolate.project.Flags;
import dev.percolate.project.PackageInstaller;
import dev.percolate.project.ProjectCleaner;
import dev.percolate.project.ProjectConfig;

/** Commands on a project's files, which need no profile. */
public final class Maintenance {
  private final Launch launch;

  public Maintenance(Launch launch) {
    this.launch = launch;
  }

  /** Deletes the folders in {@code clean-targets}. */
  public void clean() {
    new ProjectCleaner(launch.events()).clean(project(), launch.flags());
  }

  /** Locks and installs the project's packages. */
  public void installPackages() {
    new PackageInstaller(launch.env(), launch.events()).install(project(), launch.flags());
  }

  private ProjectConfig project() {
    Flags flags = launch.flags();
    return launch.projects(launch.now()).loadRoot(flags.projectDir(), null, flags.vars());
  }
}
