package dev.percolate.project.internal.deps;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.EventSink;
import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.Problem;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.jinja.Globals;
import dev.percolate.project.EnvReads;
import dev.percolate.project.EnvVars;
import dev.percolate.project.Flags;
import dev.percolate.project.PackageSpec;
import dev.percolate.project.ProjectConfig;
import dev.percolate.project.YamlFiles;
import dev.percolate.project.internal.ConfigRenderer;
import dev.percolate.project.internal.ConfigTemplates;
import dev.percolate.project.internal.FileTree;
import dev.percolate.project.internal.PackageContract;
import dev.percolate.project.internal.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What resolving and installing share: the root project, a folder for downloads, and the ways to
 * the outside. For one thread; closing it removes the downloads.
 */
public final class Workshop implements AutoCloseable {
  private final ProjectConfig root;
  private final Flags flags;
  private final EnvVars env;
  private final EventSink events;
  private final Path downloads;
  private final boolean isKept;
  private final Archives archives;
  private final Hub hub;
  private final Git git;
  private final PrivateUrls privateUrls;

  private Workshop(
      ProjectConfig root,
      Flags flags,
      EnvVars env,
      EventSink events,
      Path downloads,
      boolean kept) {
    this.root = root;
    this.flags = flags;
    this.env = env;
    this.events = events;
    this.downloads = downloads;
    this.isKept = kept;
    Fetcher fetcher = new Fetcher(env, this);
    this.archives = new Archives(fetcher, downloads);
    this.hub = new Hub(fetcher, env, this);
    this.git = new Git(env, downloads, this);
    this.privateUrls = new PrivateUrls(env);
  }

  /** Opens a workshop with an empty folder for downloads. */
  public static Workshop open(ProjectConfig root, Flags flags, EnvVars env, EventSink events)
      throws IOException {
    String given = env.get("DBT_DOWNLOADS_DIR");
    boolean isGiven = given != null && !given.isEmpty();
    Path downloads =
        isGiven
            ? Files.createDirectories(root.root().resolve(given))
            : Files.createTempDirectory("dbt-downloads-");
    Workshop workshop = new Workshop(root, flags, env, events, downloads.toRealPath(), isGiven);
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("path", downloads.toString());
    workshop.tell(
        "M028",
        "DepsSetDownloadDirectory",
        Level.DEBUG,
        "Set downloads directory='" + downloads + "'",
        fields);
    return workshop;
  }

  ProjectConfig root() {
    return root;
  }

  Flags flags() {
    return flags;
  }

  Archives archives() {
    return archives;
  }

  Hub hub() {
    return hub;
  }

  Git git() {
    return git;
  }

  PrivateUrls privateUrls() {
    return privateUrls;
  }

  // ---- events

  void tell(String code, String name, Level level, String message) {
    tell(code, name, level, message, new LinkedHashMap<>());
  }

  /** Fires an event, secrets blotted out. */
  public void tell(
      String code, String name, Level level, String message, Map<String, @Nullable Object> fields) {
    Map<String, @Nullable Object> scrubbed = new LinkedHashMap<>();
    fields.forEach(
        (key, value) -> scrubbed.put(key, value instanceof String text ? scrub(text) : value));
    events.fire(new Event(code, name, level, scrub(message), scrubbed));
  }

  /** A text without the values of secret variables and tokens. */
  String scrub(String text) {
    String scrubbed = text;
    for (String secret : env.secrets()) {
      scrubbed = scrubbed.replace(secret, "*****");
    }
    for (String token : privateUrls == null ? List.<String>of() : privateUrls.tokens()) {
      scrubbed = scrubbed.replace(token, "*****");
    }
    return scrubbed;
  }

  /** The same problem, secrets blotted out. */
  public ProblemException scrubbed(ProblemException e) {
    Problem problem = e.problem();
    String text = scrub(problem.message());
    return text.equals(problem.message())
        ? e
        : new ProblemException(
            new Problem(
                problem.kind(),
                text,
                problem.subject(),
                problem.span(),
                problem.configFile(),
                problem.macroStack()),
            e);
  }

  /** A text for the lock file: a secret in it is blotted out, with a warning. */
  String lockText(String text) {
    String scrubbed = text;
    for (String secret : env.secrets()) {
      scrubbed = scrubbed.replace(secret, "*****");
    }
    if (!scrubbed.equals(text)) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("package_name", scrubbed);
      tell(
          "M035",
          "DepsScrubbedPackageName",
          Level.WARN,
          "[WARNING]: Detected secret env var in "
              + scrubbed
              + ". dbt will write a scrubbed representation to the lock file. This will cause"
              + " issues with subsequent 'dbt deps' using the lock file, requiring 'dbt deps"
              + " --upgrade'",
          fields);
    }
    return scrubbed;
  }

  // ---- projects

  /** A package as its own files describe it. */
  PinnedPackage.Fetched read(PinnedPackage pinned, Path folder) {
    Map<String, @Nullable Object> project = ProjectFiles.project(folder, new YamlFiles()).mapping();
    ProjectFiles.Packages asked = ProjectFiles.packages(folder);
    List<PackageSpec> packages = PackageContract.read(rendered(asked.contents()), asked.contents());
    Object name = project.get("name");
    if (name == null || name.equals("")) {
      throw ProblemException.runtime("Package defined in dbt_project.yml must have a name!");
    }
    return new PinnedPackage.Fetched(pinned, name.toString(), packages);
  }

  /** A file of packages with its templates rendered. */
  public Map<String, @Nullable Object> rendered(Map<String, @Nullable Object> contents) {
    return ConfigRenderer.whole(
        contents, ConfigTemplates.secret(env, new EnvReads(), flags.vars(), Globals.none()));
  }

  /** A path whose leading {@code ~} means the user's home. */
  String expanded(String path) {
    String home = env.get("HOME");
    boolean isHome = path.equals("~") || path.startsWith("~/");
    return isHome && home != null ? home + path.substring(1) : path;
  }

  // ---- the folder of packages

  /** Where a project goes. */
  Path destination(String project) {
    Path folder = installFolder(root).normalize();
    Path destination = folder.resolve(project).normalize();
    if (!destination.startsWith(folder) || destination.equals(folder)) {
      throw ProblemException.of(
          ProblemKind.DEPENDENCY,
          "Invalid package name '"
              + project
              + "': resolves outside of the packages-install-path ('"
              + root.paths().packagesInstall()
              + "')");
    }
    return destination;
  }

  /** Where a project goes, with nothing there. */
  Path cleared(String project) throws IOException {
    return cleared(destination(project));
  }

  Path cleared(Path destination) throws IOException {
    FileTree.delete(destination);
    Files.createDirectories(destination.getParent());
    return destination;
  }

  /** The folder of packages of a project. */
  public static Path installFolder(ProjectConfig root) {
    return root.root().resolve(root.paths().packagesInstall());
  }

  /** Refuses the name of a download that would leave the folder of downloads. */
  void checkDownloadName(String name) {
    Path file = downloads.resolve(name).normalize();
    if (!file.startsWith(downloads) || file.equals(downloads)) {
      throw ProblemException.of(
          ProblemKind.DEPENDENCY,
          "Invalid package name '"
              + name
              + "': resolves outside of the temporary downloads directory");
    }
  }

  /** Installs what a lock file holds; gives the names of packages that have newer versions. */
  public List<String> install(List<PackageSpec> locked) throws IOException {
    List<String> outdated = new ArrayList<>();
    for (PinnedPackage one : new Resolution(this).locked(locked)) {
      Map<String, @Nullable Object> started = new LinkedHashMap<>();
      started.put("package_name", one.name());
      tell("M014", "DepsStartPackageInstall", Level.INFO, "Installing " + one.name(), started);
      one.install(this);
      Map<String, @Nullable Object> done = new LinkedHashMap<>();
      done.put("version_name", one.versionName());
      tell("M015", "DepsInstallInfo", Level.INFO, "Installed from " + one.versionName(), done);
      if (one instanceof PinnedHub hubPackage) {
        compare(hubPackage, outdated);
      }
      String folder = one.subdirectory();
      if (folder != null && !folder.isEmpty()) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("subdirectory", folder);
        tell("M018", "DepsListSubdirectory", Level.INFO, "and subdirectory " + folder, fields);
      }
    }
    return outdated;
  }

  private void compare(PinnedHub one, List<String> outdated) {
    if (one.latest().equals(one.version())) {
      tell("M017", "DepsUpToDate", Level.INFO, "Up to date!");
      return;
    }
    outdated.add(one.packageName());
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("version_latest", one.latest());
    tell(
        "M016",
        "DepsUpdateAvailable",
        Level.INFO,
        "Updated version available: " + one.latest(),
        fields);
  }

  /** The entries of the lock file for what a project asks for. */
  public List<@Nullable Object> lockEntries(List<PackageSpec> asked) {
    List<@Nullable Object> entries = new ArrayList<>();
    for (PinnedPackage.Fetched one : new Resolution(this).resolve(asked)) {
      Map<String, @Nullable Object> entry = one.pinned().lockEntry(this);
      entry.put("name", one.projectName());
      entries.add(entry);
    }
    return entries;
  }

  @Override
  public void close() throws IOException {
    if (!isKept) {
      FileTree.delete(downloads);
    }
  }
}
