package dev.percolate.project;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.EventSink;
import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.Problem;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.jinja.Globals;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Truth;
import dev.percolate.project.internal.ConfigRenderer;
import dev.percolate.project.internal.ConfigTemplates;
import dev.percolate.project.internal.KeyPath;
import dev.percolate.project.internal.ProjectFiles;
import dev.percolate.project.internal.PythonSpace;
import dev.percolate.project.internal.ValueRenderer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds and renders the chosen output of profiles.yml. */
public final class ProfileLoader {
  private final Flags flags;
  private final EnvVars env;
  private final EventSink events;
  private final Globals names;

  public ProfileLoader(Flags flags, EnvVars env, EventSink events) {
    this(flags, env, events, Globals.none());
  }

  /**
   * A loader whose templates see more names.
   *
   * @param names dbt's general template functions, such as {@code tojson} and {@code log}
   */
  public ProfileLoader(Flags flags, EnvVars env, EventSink events, Globals names) {
    this.flags = flags;
    this.env = env;
    this.events = events;
    this.names = names;
  }

  /**
   * Loads the profile that a project asks for; the flags hold {@code --profiles-dir}, {@code
   * --profile}, {@code --target} and {@code --threads}.
   */
  public Profile load(Path projectRoot, Map<String, @Nullable Object> cliVars) {
    EnvReads reads = new EnvReads();
    ValueRenderer renderer = ConfigTemplates.secret(env, reads, cliVars, names);
    YamlFiles files = flags.directories().files();
    Object wanted = ProjectLoader.rawProject(projectRoot.normalize(), files).get("profile");
    Object rendered = wanted instanceof String text ? renderer.render(text, KeyPath.ROOT) : wanted;
    Map<String, @Nullable Object> profiles = readProfiles(flags.profilesDir(), files);
    String name = pickName(rendered);
    if (!profiles.containsKey(name) && !flags.isSetByUser("profiles_dir")) {
      // More than dbt 1.12: a profile beside the project is found from any working directory.
      Map<String, @Nullable Object> beside = readProfiles(projectRoot, files);
      profiles = beside.containsKey(name) ? beside : profiles;
    }
    return new Choice(name, renderer, reads).from(profiles);
  }

  /** Loads a profile by its name, for want of a project that asks for one. */
  public Profile load(String name, Map<String, @Nullable Object> cliVars) {
    EnvReads reads = new EnvReads();
    ValueRenderer renderer = ConfigTemplates.secret(env, reads, cliVars, names);
    return new Choice(name, renderer, reads)
        .from(readProfiles(flags.profilesDir(), flags.directories().files()));
  }

  /** Whether a project says which profile it wants; one that cannot be read does not. */
  public static boolean isNamedBy(Path projectRoot, YamlFiles files) {
    try {
      return ProjectLoader.rawProject(projectRoot.normalize(), files).get("profile") != null;
    } catch (ProblemException e) {
      return false;
    }
  }

  /**
   * Reads profiles.yml, which is there, and forgets it.
   *
   * @throws ProblemException in the words of the YAML reader
   */
  public static void checkSyntax(Path profilesDir) {
    String text = ProjectFiles.text(profilesDir.resolve("profiles.yml"));
    YamlReader.read(PythonSpace.strip(text), "profiles.yml");
  }

  /**
   * The raw contents of profiles.yml; empty when there is none.
   *
   * @param profilesDir the folder to look in
   * @param files what was read before
   */
  @SuppressWarnings("unchecked")
  public static Map<String, @Nullable Object> readProfiles(Path profilesDir, YamlFiles files) {
    Path file = profilesDir.resolve("profiles.yml");
    if (!Files.isRegularFile(file)) {
      return new LinkedHashMap<>();
    }
    Object value;
    try {
      value = files.read(file, ProjectFiles.text(file), "profiles.yml").value();
    } catch (ProblemException e) {
      throw new ProblemException(
          Problem.of(ProblemKind.VALIDATION, unreadable(e.problem().describe())), e);
    }
    boolean isEmpty = value == null || (value instanceof Map<?, ?> map && map.isEmpty());
    if (isEmpty) {
      throw ProblemException.runtime(unreadable("The profiles.yml file at " + file + " is empty"));
    }
    return value instanceof Map<?, ?> map
        ? (Map<String, @Nullable Object>) map
        : new LinkedHashMap<>();
  }

  private static String unreadable(String reason) {
    return "\ndbt encountered an error while trying to read your profiles.yml file.\n\n"
        + reason
        + "\n";
  }

  private String pickName(@Nullable Object fromProject) {
    String override = flags.text("profile");
    if (override != null) {
      return override;
    }
    if (fromProject == null) {
      throw ProblemException.runtime(
          "dbt cannot run because no profile was specified for this dbt project.\n"
              + "To specify a profile for this project, add a line like the this to\n"
              + "your dbt_project.yml file:\n\n"
              + "profile: [profile name]\n\n"
              + "Here, [profile name] should be replaced with a profile name\n"
              + "defined in your profiles.yml file. You can find profiles.yml here:\n\n"
              + flags.directories().defaultProfiles()
              + "/profiles.yml\n");
    }
    return fromProject.toString();
  }

  /** The work on one profile. */
  private final class Choice {
    private final String name;
    private final ValueRenderer renderer;
    private final EnvReads reads;

    Choice(String name, ValueRenderer renderer, EnvReads reads) {
      this.name = name;
      this.renderer = renderer;
      this.reads = reads;
    }

    Profile from(Map<String, @Nullable Object> profiles) {
      if (!profiles.containsKey(name)) {
        throw ProblemException.runtime("Could not find profile named '" + name + "'");
      }
      if (!Truth.test(profiles.get(name))) {
        throw ProblemException.runtime(unreadable("Profile " + name + " in profiles.yml is empty"));
      }
      Map<?, ?> profile = profiles.get(name) instanceof Map<?, ?> map ? map : Map.of();
      String target = target(profile);
      Map<String, @Nullable Object> output = render(output(profile, target));
      Object written = output.containsKey("threads") ? output.remove("threads") : 1L;
      Object threads = flags.get("threads") == null ? written : flags.get("threads");
      if (!output.containsKey("type")) {
        throw ProblemException.runtime(
            "required field \"type\" not found in profile " + name + " and target " + target);
      }
      Object type = output.remove("type");
      if (!(threads instanceof Long count)) {
        throw ProblemException.runtime(
            "at path ['threads']: " + Texts.repr(threads) + " is not of type 'integer'");
      }
      return new Profile(
          name, target, count.intValue(), String.valueOf(type), output, reads.seen());
    }

    private String target(Map<?, ?> profile) {
      String override = flags.text("target");
      if (override != null) {
        return override;
      }
      if (profile.containsKey("target")) {
        Object target = profile.get("target");
        return String.valueOf(
            target instanceof String text ? renderer.render(text, KeyPath.ROOT) : target);
      }
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("profile_name", name);
      fields.put("target_name", "default");
      events.fire(
          new Event(
              "A005",
              "MissingProfileTarget",
              Level.INFO,
              "target not specified in profile '" + name + "', using 'default'",
              fields));
      return "default";
    }

    private Map<?, ?> output(Map<?, ?> profile, String target) {
      if (!profile.containsKey("outputs")) {
        throw ProblemException.runtime("outputs not specified in profile '" + name + "'");
      }
      Map<?, ?> outputs =
          profile.get("outputs") instanceof Map<?, ?> map ? map : new LinkedHashMap<>();
      if (!outputs.containsKey(target)) {
        StringBuilder valid = new StringBuilder();
        for (Object known : outputs.keySet()) {
          valid.append("\n - ").append(known);
        }
        throw ProblemException.runtime(
            "The profile '"
                + name
                + "' does not have a target named '"
                + target
                + "'. The valid target names for this profile are:"
                + (valid.isEmpty() ? "\n" : valid));
      }
      if (!(outputs.get(target) instanceof Map<?, ?> output)) {
        throw ProblemException.runtime(
            "output '" + target + "' of profile '" + name + "' is misconfigured in profiles.yml");
      }
      return output;
    }

    @SuppressWarnings("unchecked")
    private Map<String, @Nullable Object> render(Map<?, ?> output) {
      try {
        return ConfigRenderer.whole((Map<String, @Nullable Object>) output, renderer);
      } catch (ProblemException e) {
        // dbt 1.12: a compilation error is quoted whole inside the profile error.
        throw e.problem().kind() == ProblemKind.COMPILATION
            ? new ProblemException(Problem.of(ProblemKind.RUNTIME, e.problem().describe()), e)
            : e;
      }
    }
  }
}
