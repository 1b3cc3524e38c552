package dev.percolate.project.internal.deps;

import dev.percolate.diagnostics.Level;
import dev.percolate.project.internal.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A folder on this machine: installed as a link. */
record PinnedLocal(String local) implements PinnedPackage {
  @Override
  public String name() {
    return local;
  }

  @Override
  public String versionName() {
    return "<local @ " + local + ">";
  }

  @Override
  public Fetched fetch(Workshop workshop) {
    return workshop.read(this, folder(workshop));
  }

  private Path folder(Workshop workshop) {
    return workshop.root().root().resolve(workshop.expanded(local)).normalize();
  }

  @Override
  public Map<String, @Nullable Object> lockEntry(Workshop workshop) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("local", local);
    return entry;
  }

  @Override
  public void install(Workshop workshop) throws IOException {
    Path destination = workshop.cleared(fetch(workshop).projectName());
    try {
      workshop.tell(
          "Z037", "DepsCreatingLocalSymlink", Level.DEBUG, "Creating symlink to local dependency.");
      Files.createSymbolicLink(destination, folder(workshop));
    } catch (IOException | UnsupportedOperationException e) {
      workshop.tell(
          "Z038",
          "DepsSymlinkNotAvailable",
          Level.DEBUG,
          "Symlinks are not available on this OS, copying dependency.");
      FileTree.copy(folder(workshop), destination);
    }
  }
}
