package dev.percolate.engine;

import dev.percolate.adapters.api.Adapter;
import dev.percolate.adapters.api.AdapterFactory;
import dev.percolate.adapters.api.AdapterSettings;
import dev.percolate.adapters.api.Credentials;
import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.jinja.value.Texts;
import dev.percolate.project.Flags;
import dev.percolate.project.Profile;
import dev.percolate.project.ProfileLoader;
import dev.percolate.project.YamlFiles;
import dev.percolate.render.Invocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The command {@code debug}: looks at profile, project, git and connection one by one. */
public final class Checkup {
  private static final String GUIDE = "https://docs.getdbt.com/docs/configure-your-profile";

  private final Launch launch;
  private final Flags flags;
  private final List<String> failures = new ArrayList<>();
  private @Nullable Profile profile;
  private @Nullable Credentials credentials;
  private boolean isUnclear;

  public Checkup(Launch launch) {
    this.launch = launch;
    this.flags = launch.flags();
  }

  /** Runs all checks; tells whether none failed. */
  public boolean run() {
    if (flags.is("config_dir")) {
      tell(
          "Z016",
          "OpenCommand",
          "To view your profiles.yml file, run:\n\n" + opener() + " " + flags.text("profiles_dir"));
      return true;
    }
    Path projectFile = flags.projectDir().resolve("dbt_project.yml");
    out("dbt version: " + Invocation.DBT_VERSION);
    out("java version: " + System.getProperty("java.version"));
    out("java path: " + System.getProperty("java.home"));
    out(
        "os info: "
            + System.getProperty("os.name")
            + "-"
            + System.getProperty("os.version")
            + "-"
            + System.getProperty("os.arch"));
    String profileState = loadProfile();
    out("Using profiles dir at " + flags.text("profiles_dir"));
    out("Using profiles.yml file at " + writtenProfiles());
    out("Using dbt_project.yml file at " + writtenProject());
    if (isUnclear) {
      throw ProblemException.of(
          ProblemKind.INTERNAL, "Profile should not be None if loading profile completed");
    }
    Profile loaded = profile;
    if (loaded != null) {
      out("adapter type: " + loaded.adapterType());
      out("adapter version: " + AdapterFactory.named(loaded.adapterType()).dbtVersion());
    }
    String projectState = loadProject(projectFile);
    if (flags.is("connection")) {
      out("Skipping steps before connection verification");
    } else {
      out("Configuration:");
      out("  profiles.yml file [" + profileState + "]");
      out("  dbt_project.yml file [" + projectState + "]");
      out("Required dependencies:");
      result(" - git [" + git() + "]\n");
    }
    connect();
    return conclude();
  }

  private boolean conclude() {
    if (failures.isEmpty()) {
      result(green("All checks passed!"));
      return true;
    }
    int count = failures.size();
    result(red(count + (count == 1 ? " check" : " checks") + " failed:"));
    failures.forEach(failure -> result(failure + "\n"));
    return false;
  }

  private static String opener() {
    String system = System.getProperty("os.name", "");
    return system.startsWith("Windows") ? "start" : system.startsWith("Mac") ? "open" : "xdg-open";
  }

  // ---- the checks

  private String loadProfile() {
    if (!Files.exists(flags.profilesDir().resolve("profiles.yml"))) {
      failures.add(
          "dbt looked for a profiles.yml file in "
              + writtenProfiles()
              + ", but did\nnot find one. For more information on configuring your profile, consult"
              + " the\ndocumentation:\n\n"
              + GUIDE
              + "\n");
      return red("ERROR not found");
    }
    YamlFiles files = flags.directories().files();
    ProfileLoader.checkSyntax(flags.profilesDir());
    ProfileLoader loader = launch.profiles(launch.now());
    if (flags.text("profile") != null || ProfileLoader.isNamedBy(flags.projectDir(), files)) {
      return load("", true, () -> loader.load(flags.projectDir(), flags.vars()));
    }
    // dbt 1.12: without a name in the project any profile will do, if it is the only one
    Set<String> names =
        new LinkedHashSet<>(ProfileLoader.readProfiles(flags.profilesDir(), files).keySet());
    names.remove("config");
    String start = "Could not load dbt_project.yml\n";
    String state = green("OK found and valid");
    for (String name : names) {
      state = load(start, names.size() == 1, () -> loader.load(name, flags.vars()));
    }
    if (names.size() > 1) {
      profile = null;
      isUnclear = failures.isEmpty();
    }
    return state;
  }

  private String load(String start, boolean isOnly, Supplier<Profile> loading) {
    try {
      Profile loaded = loading.get();
      if (isOnly) {
        // dbt 1.12: asks for the target again, and tells again that none is named
        loaded = loading.get();
      }
      credentials = Session.credentials(launch, loaded);
      profile = loaded;
      return green("OK found and valid");
    } catch (ProblemException e) {
      if (e.problem().kind() != ProblemKind.RUNTIME
          && e.problem().kind() != ProblemKind.VALIDATION) {
        // dbt 1.12: such as a missing environment variable, which ends the command
        throw e;
      }
      failures.add(
          start
              + "Profile loading failed for the following reason:\n"
              + e.problem().describe()
              + "\n");
      return red("ERROR invalid");
    }
  }

  private Path writtenProject() {
    return Path.of(String.valueOf(flags.text("project_dir")), "dbt_project.yml");
  }

  /** The file as the user would write it: relative when the folder was given so. */
  private Path writtenProfiles() {
    return Path.of(String.valueOf(flags.text("profiles_dir")), "profiles.yml");
  }

  private String loadProject(Path file) {
    if (!Files.exists(file)) {
      failures.add(
          "Project loading failed for the following reason:\n project path <"
              + writtenProject()
              + "> not found");
      return red("ERROR not found");
    }
    try {
      Map<String, @Nullable Object> target = null;
      if (profile != null && credentials != null) {
        target = profile.target(credentials.targetFields());
      }
      launch.projects(launch.now()).loadRoot(flags.projectDir(), target, flags.vars());
      return green("OK found and valid");
    } catch (ProblemException e) {
      failures.add(
          "Project loading failed for the following reason:\n" + e.problem().describe() + "\n");
      return red("ERROR invalid");
    }
  }

  private String git() {
    String reason;
    try {
      Process git =
          new ProcessBuilder("git", "--help")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (git.waitFor(10, TimeUnit.SECONDS) && git.exitValue() == 0) {
        return green("OK found");
      }
      reason = "git does not answer";
    } catch (IOException e) {
      reason = String.valueOf(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      reason = "interrupted";
    }
    failures.add("Error from git --help: " + reason);
    return red("ERROR");
  }

  private void connect() {
    Profile loaded = profile;
    Credentials found = credentials;
    if (loaded == null || found == null) {
      out("Connection test skipped since no profile was found");
      return;
    }
    out("Connection:");
    found.connectionInfo().forEach((key, value) -> out("  " + key + ": " + Texts.str(value)));
    AdapterFactory factory = AdapterFactory.named(loaded.adapterType());
    Session.registered(launch, factory);
    String state;
    try (Adapter adapter =
        factory.create(
            found,
            new AdapterSettings(
                loaded.profileName(),
                new LinkedHashMap<>(),
                launch.profileBase(),
                launch.events()))) {
      adapter.connections().acquire("debug");
      adapter.connections().execute("select 1 as id", false, false, -1);
      state = green("OK connection ok");
    } catch (ProblemException e) {
      failures.add(
          "dbt was unable to connect to the specified database.\n"
              + "The database returned the following error:\n\n  >"
              + e.problem().describe()
              + "\n\nCheck your database credentials and try again. For more information, visit:\n"
              + GUIDE
              + "\n");
      state = red("ERROR");
    }
    out("  Connection test: [" + state + "]\n");
  }

  // ---- lines

  private void out(String line) {
    tell("Z047", "DebugCmdOut", line);
  }

  private void result(String line) {
    tell("Z048", "DebugCmdResult", line);
  }

  private void tell(String code, String name, String message) {
    launch.events().fire(Event.of(code, name, Level.INFO, message));
  }

  private static String green(String text) {
    return "\u001b[32m" + text + "\u001b[0m";
  }

  private static String red(String text) {
    return "\u001b[31m" + text + "\u001b[0m";
  }
}
