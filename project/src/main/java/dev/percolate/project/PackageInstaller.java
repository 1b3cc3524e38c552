package dev.percolate.project;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.EventSink;
import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Texts;
import dev.percolate.project.internal.FileTree;
import dev.percolate.project.internal.PackageContract;
import dev.percolate.project.internal.PackageLock;
import dev.percolate.project.internal.ProjectFiles;
import dev.percolate.project.internal.deps.PackageAddition;
import dev.percolate.project.internal.deps.Workshop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code deps} command: adds a package, locks versions, installs what is locked. */
public final class PackageInstaller {
  private static final String LOCK_FILE = "package-lock.yml";

  private final EnvVars env;
  private final EventSink events;

  public PackageInstaller(EnvVars env, EventSink events) {
    this.env = env;
    this.events = events;
  }

  /**
   * Locks and installs the packages of a root project, telling its steps as events. The flags hold
   * {@code --add-package}, {@code --source}, {@code --upgrade} and {@code --lock}.
   */
  public void install(ProjectConfig root, Flags flags) {
    PackageAddition addition = PackageAddition.of(flags);
    try (Workshop workshop = Workshop.open(root, flags, env, events)) {
      try {
        List<PackageSpec> asked =
            addition == null ? root.packages() : addition.addTo(root, workshop);
        install(root, flags, asked, workshop);
      } catch (ProblemException e) {
        throw workshop.scrubbed(e);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void install(ProjectConfig root, Flags flags, List<PackageSpec> asked, Workshop workshop)
      throws IOException {
    Path lockFile = root.root().resolve(LOCK_FILE);
    boolean isStale =
        !Files.exists(lockFile)
            || flags.is("upgrade")
            || !PackageLock.hash(asked)
                .equals(ProjectFiles.mapping(root.root(), LOCK_FILE).get("sha1_hash"));
    if (isStale) {
      lock(lockFile, asked, workshop);
    }
    if (flags.is("lock")) {
      return;
    }
    Path folder = Workshop.installFolder(root);
    FileTree.delete(folder);
    Files.createDirectories(folder);
    Map<String, @Nullable Object> lock = ProjectFiles.mapping(root.root(), LOCK_FILE);
    List<PackageSpec> locked = PackageContract.read(workshop.rendered(lock), lock);
    if (locked.isEmpty()) {
      noPackages();
      return;
    }
    tellOfUpdates(workshop.install(locked));
  }

  private void lock(Path lockFile, List<PackageSpec> asked, Workshop workshop) throws IOException {
    if (asked.isEmpty()) {
      noPackages();
      return;
    }
    Map<String, @Nullable Object> lock = new LinkedHashMap<>();
    lock.put("packages", workshop.lockEntries(asked));
    lock.put("sha1_hash", PackageLock.hash(asked));
    Files.writeString(lockFile, YamlWriter.writeIndented(lock));
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("lock_filepath", lockFile.toString());
    workshop.tell(
        "M031",
        "DepsLockUpdating",
        Level.INFO,
        "Updating lock file in file path: " + lockFile,
        fields);
  }

  private void tellOfUpdates(List<String> outdated) {
    if (outdated.isEmpty()) {
      return;
    }
    events.fire(Event.of("Z017", "Formatting", Level.INFO, ""));
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("packages", outdated);
    events.fire(
        new Event(
            "M019",
            "DepsNotifyUpdatesAvailable",
            Level.INFO,
            "Updates available for packages: "
                + Texts.repr(outdated)
                + "                 \nUpdate your versions in packages.yml, then run dbt deps",
            fields));
  }

  private void noPackages() {
    events.fire(
        Event.of(
            "M013",
            "DepsNoPackagesFound",
            Level.INFO,
            "Warning: No packages were found in packages.yml"));
  }
}
