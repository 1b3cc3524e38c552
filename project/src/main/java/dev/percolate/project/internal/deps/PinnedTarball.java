package dev.percolate.project.internal.deps;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An archive at an address. */
record PinnedTarball(String url, String unrendered, String packageName) implements PinnedPackage {
  @Override
  public String name() {
    return packageName;
  }

  @Override
  public String versionName() {
    return "tarball (url: " + url + ")";
  }

  @Override
  public Fetched fetch(Workshop workshop) {
    Fetched found = workshop.read(this, workshop.archives().unpacked(url));
    // dbt 1.12: the name in packages.yml wins over that in dbt_project.yml
    return packageName.isEmpty() ? found : new Fetched(this, packageName, found.packages());
  }

  @Override
  public Map<String, @Nullable Object> lockEntry(Workshop workshop) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("tarball", workshop.lockText(unrendered));
    entry.put("name", packageName);
    return entry;
  }

  @Override
  public void install(Workshop workshop) throws IOException {
    String project = fetch(workshop).projectName();
    workshop.archives().move(url, workshop.cleared(project));
  }
}
