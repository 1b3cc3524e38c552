package dev.percolate.project.internal.deps;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.project.PackageSpec;
import dev.percolate.project.internal.PackageContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One version of a package of the hub.
 *
 * @param latest the newest version that could be installed
 */
record PinnedHub(String packageName, String version, String latest) implements PinnedPackage {
  @Override
  public String name() {
    return packageName;
  }

  @Override
  public String versionName() {
    return "version " + version;
  }

  @Override
  public Fetched fetch(Workshop workshop) {
    Map<String, @Nullable Object> found = entry(workshop);
    Map<String, @Nullable Object> asked = new LinkedHashMap<>();
    asked.put("packages", found.get("packages"));
    List<PackageSpec> packages = PackageContract.read(asked, null);
    return new Fetched(this, String.valueOf(found.get("name")), packages);
  }

  private Map<String, @Nullable Object> entry(Workshop workshop) {
    Map<String, @Nullable Object> found = workshop.hub().versions(packageName).get(version);
    if (found == null) {
      throw ProblemException.of(
          ProblemKind.DEPENDENCY, "The hub has no version " + version + " of " + packageName);
    }
    return found;
  }

  @Override
  public Map<String, @Nullable Object> lockEntry(Workshop workshop) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("package", packageName);
    entry.put("version", version);
    return entry;
  }

  @Override
  public void install(Workshop workshop) throws IOException {
    String url =
        entry(workshop).get("downloads") instanceof Map<?, ?> downloads
                && downloads.get("tarball") instanceof String text
            ? text
            : null;
    if (url == null) {
      throw ProblemException.of(
          ProblemKind.DEPENDENCY, "The hub names no download of " + packageName + " " + version);
    }
    String project = fetch(workshop).projectName();
    Path destination = workshop.destination(project);
    workshop.archives().unpacked(url);
    workshop.archives().move(url, workshop.cleared(destination));
  }
}
