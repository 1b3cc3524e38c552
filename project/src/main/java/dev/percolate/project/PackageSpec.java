package dev.percolate.project;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One entry of {@code packages:}. */
public sealed interface PackageSpec {
  /** The entry before rendering. */
  Map<String, @Nullable Object> unrendered();

  /** The package's project name, present in lock files only. */
  @Nullable String name();

  /** A folder on this machine. */
  record Local(String local, @Nullable String name, Map<String, @Nullable Object> unrendered)
      implements PackageSpec {}

  /** A git repository. */
  record Git(
      String git,
      @Nullable Object revision,
      @Nullable Boolean warnUnpinned,
      @Nullable String subdirectory,
      @Nullable String name,
      Map<String, @Nullable Object> unrendered)
      implements PackageSpec {}

  /** A package of the hub. */
  record Registry(
      String packageName,
      List<Object> versions,
      boolean isVersionList,
      @Nullable Boolean installPrerelease,
      @Nullable String name,
      Map<String, @Nullable Object> unrendered)
      implements PackageSpec {}

  /** An archive at an address. */
  record Tarball(String tarball, @Nullable String name, Map<String, @Nullable Object> unrendered)
      implements PackageSpec {}

  /** A private repository of a hosting provider. */
  record Private(
      String path,
      @Nullable String provider,
      @Nullable Object revision,
      @Nullable Boolean warnUnpinned,
      @Nullable String subdirectory,
      @Nullable String name,
      Map<String, @Nullable Object> unrendered)
      implements PackageSpec {}
}
