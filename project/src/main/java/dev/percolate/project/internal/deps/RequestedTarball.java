package dev.percolate.project.internal.deps;

import dev.percolate.project.PackageSpec;

/**
 * An archive at an address.
 *
 * @param url the address
 * @param unrendered the address as written
 * @param packageName the name it is installed under
 */
record RequestedTarball(String url, String unrendered, String packageName)
    implements RequestedPackage {
  static RequestedTarball of(PackageSpec.Tarball spec) {
    return new RequestedTarball(
        spec.tarball(),
        spec.unrendered().get("tarball") instanceof String text && !text.isEmpty()
            ? text
            : spec.tarball(),
        String.valueOf(spec.name()));
  }

  @Override
  public String name() {
    return url;
  }

  @Override
  public String kind() {
    return "TarballUnpinnedPackage";
  }

  @Override
  public RequestedPackage with(RequestedPackage other) {
    return this;
  }

  @Override
  public PinnedPackage pinned(Workshop workshop) {
    workshop.checkDownloadName(packageName);
    return new PinnedTarball(url, unrendered, packageName);
  }
}
