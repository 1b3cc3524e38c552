package dev.percolate.project.internal.deps;

import dev.percolate.project.PackageSpec;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One version of a package. */
sealed interface PinnedPackage permits PinnedLocal, PinnedTarball, PinnedGit, PinnedHub {
  /** What the user knows it by. */
  String name();

  /** The version in words. */
  String versionName();

  /** Looks at the package, fetching it where that is needed. */
  Fetched fetch(Workshop workshop);

  /** Its entry in the lock file, without the project's name. */
  Map<String, @Nullable Object> lockEntry(Workshop workshop);

  /** Puts it into the folder of packages. */
  void install(Workshop workshop) throws IOException;

  /** The folder inside a repository, or null. */
  default @Nullable String subdirectory() {
    return null;
  }

  /**
   * A package that was looked at.
   *
   * @param pinned the package, by now with an exact version
   * @param projectName the name in its dbt_project.yml
   * @param packages what it asks for itself
   */
  record Fetched(PinnedPackage pinned, String projectName, List<PackageSpec> packages) {
    public Fetched {
      packages = List.copyOf(packages);
    }
  }
}
