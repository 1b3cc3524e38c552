package dev.percolate.cli.internal.setup;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.EventSink;
import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.engine.Launch;
import dev.percolate.project.Flags;
import dev.percolate.project.ProjectLoader;
import dev.percolate.project.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The command {@code init}: makes a project, or only the profile of one that is there. */
public final class ProjectSetup {
  private static final Set<String> TAKEN = Set.of("dbt", "dbt_duckdb", "dbt_postgres");

  private static final List<String> FILES =
      List.of(
          "README.md",
          "dbt_project.yml",
          "models/example/my_first_dbt_model.sql",
          "models/example/my_second_dbt_model.sql",
          "models/example/schema.yml");

  private static final List<String> EMPTY_FOLDERS =
      List.of("analyses", "macros", "seeds", "snapshots", "tests");

  private final Flags flags;
  private final Path working;
  private final EventSink events;
  private final Terminal terminal;
  private final Predicate<Path> checkup;
  private final ProfileSetup profiles;

  /**
   * A command.
   *
   * @param checkup runs {@code debug} in a project; tells whether all is well
   */
  public ProjectSetup(Launch launch, Terminal terminal, Predicate<Path> checkup) {
    this.flags = launch.flags();
    this.working = launch.directories().working();
    this.events = launch.events();
    this.terminal = terminal;
    this.checkup = checkup;
    this.profiles = new ProfileSetup(terminal, events, flags.profilesDir());
  }

  /** Runs the command. */
  public void run() {
    try {
      if (!Files.exists(flags.profilesDir())) {
        tell(
            "A018",
            "ConfigFolderDirectory",
            "Creating dbt configuration folder at " + flags.profilesDir());
        Files.createDirectories(flags.profilesDir());
      }
      if (ProjectLoader.isProject(flags.projectDir())) {
        inProject();
      } else {
        newProject();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void inProject() throws IOException {
    if (flags.text("profile") != null) {
      throw ProblemException.runtime(
          "Can not init existing project with specified profile, edit dbt_project.yml instead");
    }
    if (!flags.is("skip_profile_setup")) {
      Path folder = flags.projectDir();
      Object read = YamlReader.value(Files.readString(folder.resolve("dbt_project.yml")));
      Object profile = read instanceof Map<?, ?> map ? map.get("profile") : null;
      if (profile == null) {
        throw ProblemException.of(ProblemKind.PLAIN, "dbt_project.yml names no profile");
      }
      profiles.run(folder, profile.toString());
      debug(folder);
    }
  }

  private void newProject() throws IOException {
    String name = projectName();
    Path folder = working.resolve(name);
    if (Files.exists(folder)) {
      tell(
          "A025", "ProjectNameAlreadyExists", "A project called " + name + " already exists here.");
      return;
    }
    String profile = flags.text("profile");
    Boolean isWell = null;
    if (profile != null) {
      if (!profiles.has(profile)) {
        throw ProblemException.runtime("Could not find profile named '" + profile + "'");
      }
      write(folder, name, profile);
      isWell = debug(folder);
    } else {
      write(folder, name, name);
      if (!flags.is("skip_profile_setup")) {
        profiles.run(folder, name);
        isWell = debug(folder);
      }
    }
    tellOfProject(name, folder);
    if (Boolean.FALSE.equals(isWell)) {
      note(
          "\u001b[31mYour profile may need adjustments. You can find the logs of `dbt debug`"
              + " above\u001b[0m");
    }
  }

  private String projectName() {
    String name = flags.text("project_name");
    while (name == null || !isName(name) || TAKEN.contains(name)) {
      if (name != null && !name.isEmpty()) {
        terminal.line(name + " is not a valid project name.");
      }
      name =
          terminal.ask("Enter a name for your project (letters, digits, underscore)", null, false);
    }
    return name;
  }

  private static boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean fits = c == '_' || (i == 0 ? Character.isLetter(c) : Character.isLetterOrDigit(c));
      if (!fits) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private void write(Path folder, String name, String profile) throws IOException {
    tell("A017", "StarterProjectPath", Level.DEBUG, "Starter project path: built in");
    for (String file : FILES) {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      String text = Resources.text("starter/" + file);
      Files.writeString(
          path, text.replace("{project_name}", name).replace("{profile_name}", profile));
    }
    Files.writeString(folder.resolve(".gitignore"), Resources.text("starter/gitignore"));
    for (String empty : EMPTY_FOLDERS) {
      Files.createDirectories(folder.resolve(empty));
      Files.createFile(folder.resolve(empty).resolve(".gitkeep"));
    }
  }

  private @Nullable Boolean debug(Path folder) {
    if (flags.is("skip_debug")) {
      return null;
    }
    note("Running dbt debug to validate the project...");
    return checkup.test(folder);
  }

  private void tellOfProject(String name, Path folder) {
    tell(
        "A026",
        "ProjectCreated",
        "Your new dbt project \""
            + name
            + "\" was created!\nInitialized new project in "
            + folder
            + """


            For more information on how to configure the profiles.yml file,
            please consult the dbt documentation here:

              https://docs.getdbt.com/docs/configure-your-profile

            One more thing:

            Need help? Don't hesitate to reach out to us via GitHub issues or on Slack:

              https://community.getdbt.com/

            Happy modeling!
            """);
  }

  private void note(String text) {
    tell("Z050", "Note", text);
  }

  private void tell(String code, String name, String message) {
    tell(code, name, Level.INFO, message);
  }

  private void tell(String code, String name, Level level, String message) {
    events.fire(Event.of(code, name, level, message));
  }
}
