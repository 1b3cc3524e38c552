package dev.percolate.project;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.EventSink;
import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.jinja.Globals;
import dev.percolate.project.internal.ConfigRenderer;
import dev.percolate.project.internal.ConfigTemplates;
import dev.percolate.project.internal.FileTree;
import dev.percolate.project.internal.PackageContract;
import dev.percolate.project.internal.PackageLock;
import dev.percolate.project.internal.ProjectFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code deps} command for packages that lie on this machine. */
public final class LocalPackageInstaller {
  private static final String LOCK_FILE = "package-lock.yml";

  private final EnvVars env;
  private final EventSink events;

  public LocalPackageInstaller(EnvVars env, EventSink events) {
    this.env = env;
    this.events = events;
  }

  /**
   * Locks and installs the packages of a root project, telling its steps as events. The flags hold
   * {@code --upgrade} and {@code --lock}.
   */
  public void install(ProjectConfig root, Flags flags) {
    Path lockFile = root.root().resolve(LOCK_FILE);
    boolean isStale =
        !Files.exists(lockFile)
            || flags.is("upgrade")
            || !PackageLock.hash(root.packages())
                .equals(ProjectFiles.mapping(root.root(), LOCK_FILE).get("sha1_hash"));
    if (isStale) {
      lock(root, lockFile, flags);
    }
    if (flags.is("lock")) {
      return;
    }
    Path folder = root.root().resolve(root.paths().packagesInstall());
    try {
      FileTree.delete(folder);
      Files.createDirectories(folder);
      installLocked(root, folder, flags);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void lock(ProjectConfig root, Path lockFile, Flags flags) {
    if (root.packages().isEmpty()) {
      noPackages();
      return;
    }
    List<@Nullable Object> entries = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (String local : resolve(root, flags)) {
      String name = projectName(root, local);
      if (names.contains(name)) {
        throw ProblemException.of(
            ProblemKind.DEPENDENCY,
            "Found duplicate project \""
                + name
                + "\". This occurs when a dependency has the same project name as some other"
                + " dependency.");
      }
      if (name.equals(root.name())) {
        throw ProblemException.of(
            ProblemKind.DEPENDENCY,
            "Found a dependency with the same name as the root project \""
                + name
                + "\". Package names must be unique in a project. Please rename one of these"
                + " packages.");
      }
      names.add(name);
      Map<String, @Nullable Object> entry = new LinkedHashMap<>();
      entry.put("local", local);
      entry.put("name", name);
      entries.add(entry);
    }
    Map<String, @Nullable Object> lock = new LinkedHashMap<>();
    lock.put("packages", entries);
    lock.put("sha1_hash", PackageLock.hash(root.packages()));
    try {
      Files.writeString(lockFile, YamlWriter.writeIndented(lock));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("lock_filepath", lockFile.toString());
    tell("M031", "DepsLockUpdating", "Updating lock file in file path: " + lockFile, fields);
  }

  /** Every package, breadth first, once. */
  private List<String> resolve(ProjectConfig root, Flags flags) {
    List<String> found = new ArrayList<>();
    List<PackageSpec> pending = root.packages();
    while (!pending.isEmpty()) {
      List<PackageSpec> next = new ArrayList<>();
      for (PackageSpec spec : pending) {
        String local = local(spec);
        if (!found.contains(local)) {
          found.add(local);
          next.addAll(packagesOf(path(root, local), flags));
        }
      }
      pending = next;
    }
    return found;
  }

  private static String local(PackageSpec spec) {
    String other =
        switch (spec) {
          case PackageSpec.Local local -> null;
          case PackageSpec.Git git -> git.git();
          case PackageSpec.Registry registry -> registry.packageName();
          case PackageSpec.Tarball tarball -> tarball.tarball();
          case PackageSpec.Private hidden -> hidden.path();
        };
    if (spec instanceof PackageSpec.Local local) {
      return local.local();
    }
    throw ProblemException.of(
        ProblemKind.DEPENDENCY,
        "Package '"
            + other
            + "' cannot be installed: only local packages are supported. Put a copy of it on this"
            + " machine and name it with 'local:' in packages.yml");
  }

  private List<PackageSpec> packagesOf(Path folder, Flags flags) {
    ProjectFiles.project(folder);
    ProjectFiles.Packages asked = ProjectFiles.packages(folder);
    Map<String, @Nullable Object> rendered =
        ConfigRenderer.whole(
            asked.contents(),
            ConfigTemplates.secret(env, new EnvReads(), flags.vars(), Globals.NONE));
    return PackageContract.read(rendered, asked.contents());
  }

  private static String projectName(ProjectConfig root, String local) {
    Object name = ProjectFiles.project(path(root, local)).mapping().get("name");
    if (name == null || name.equals("")) {
      throw ProblemException.runtime("Package defined in dbt_project.yml must have a name!");
    }
    return name.toString();
  }

  private static Path path(ProjectConfig root, String local) {
    return root.root().resolve(local).normalize();
  }

  private void installLocked(ProjectConfig root, Path folder, Flags flags) throws IOException {
    Map<String, @Nullable Object> lock = ProjectFiles.mapping(root.root(), LOCK_FILE);
    Map<String, @Nullable Object> rendered =
        ConfigRenderer.whole(
            lock, ConfigTemplates.secret(env, new EnvReads(), flags.vars(), Globals.NONE));
    List<PackageSpec> packages = PackageContract.read(rendered, null);
    if (packages.isEmpty()) {
      noPackages();
      return;
    }
    for (PackageSpec spec : packages) {
      String local = local(spec);
      Map<String, @Nullable Object> started = new LinkedHashMap<>();
      started.put("package_name", local);
      tell("M014", "DepsStartPackageInstall", "Installing " + local, started);
      place(path(root, local), folder, projectName(root, local));
      String version = "<local @ " + local + ">";
      Map<String, @Nullable Object> installed = new LinkedHashMap<>();
      installed.put("version_name", version);
      tell("M015", "DepsInstallInfo", "Installed from " + version, installed);
    }
  }

  private void place(Path source, Path folder, String name) throws IOException {
    Path destination = folder.resolve(name).normalize();
    if (!destination.startsWith(folder.normalize())) {
      throw ProblemException.of(
          ProblemKind.DEPENDENCY,
          "Invalid package name '"
              + name
              + "': resolves outside of the packages-install-path ('"
              + folder.getFileName()
              + "')");
    }
    FileTree.delete(destination);
    try {
      events.fire(
          Event.of(
              "Z037",
              "DepsCreatingLocalSymlink",
              Level.DEBUG,
              "Creating symlink to local dependency."));
      Files.createSymbolicLink(destination, source);
    } catch (IOException | UnsupportedOperationException e) {
      events.fire(
          Event.of(
              "Z038",
              "DepsSymlinkNotAvailable",
              Level.DEBUG,
              "Symlinks are not available on this OS, copying dependency."));
      FileTree.copy(source, destination);
    }
  }

  private void noPackages() {
    events.fire(
        Event.of(
            "M013",
            "DepsNoPackagesFound",
            Level.INFO,
            "Warning: No packages were found in packages.yml"));
  }

  private void tell(
      String code, String name, String message, Map<String, @Nullable Object> fields) {
    events.fire(new Event(code, name, Level.INFO, message, fields));
  }
}
