package dev.percolate.parser.internal.reuse;

import dev.percolate.jinja.value.Texts;
import dev.percolate.parser.ParseInputs;
import dev.percolate.parser.ProjectParser;
import dev.percolate.project.FlagSpec;
import dev.percolate.project.Flags;
import dev.percolate.project.ProjectConfig;
import dev.percolate.render.Invocation;
import dev.percolate.render.MacroFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What holds for all files of a parse, as fingerprints: this build, variables, profile, target,
 * projects and settings. dbt compares the same things and tells the same reasons.
 */
public final class ParseSettings {
  private static final String BUILD = "build";
  private static final String VARS = "vars";
  private static final String PROFILE = "profile";
  private static final String PROJECT_ENV = "project_env";
  private static final String OTHERS = "others";
  private static final String PROJECT = "project ";

  private static final List<String> FLAGS =
      List.of("static_parser", "maximum_seed_size_mib", "validate_macro_args");

  private ParseSettings() {}

  /** The settings of a parse. */
  public static Map<String, String> of(ParseInputs inputs) {
    Invocation invocation = inputs.invocation();
    ProjectConfig root = invocation.packages().root();
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(BUILD, Fingerprint.of(build()));
    settings.put(VARS, Fingerprint.of(vars(invocation, root)));
    settings.put(PROFILE, Fingerprint.of(profile(inputs)));
    settings.put(PROJECT_ENV, Fingerprint.of(new TreeMap<>(root.envReads()).toString()));
    for (ProjectConfig project : invocation.packages().all()) {
      settings.put(PROJECT + project.name(), Fingerprint.of(project.contents()));
    }
    settings.put(OTHERS, Fingerprint.of(others(inputs)));
    return settings;
  }

  /** Why a parse with other settings is of no use, in dbt's words and order; empty if it is. */
  public static List<String> reasons(Map<String, String> saved, Map<String, String> now) {
    if (!same(BUILD, saved, now)) {
      return List.of("of a version mismatch");
    }
    List<String> reasons = new ArrayList<>();
    if (!same(VARS, saved, now)) {
      reasons.add("config vars, config profile, or config target have changed");
    }
    if (!same(PROFILE, saved, now)) {
      reasons.add("profile has changed");
    }
    if (!same(PROJECT_ENV, saved, now)) {
      reasons.add("env vars used in dbt_project.yml have changed");
    }
    boolean isAdded = false;
    List<String> changed = new ArrayList<>();
    for (String key : now.keySet()) {
      if (key.startsWith(PROJECT) && !same(key, saved, now)) {
        isAdded |= !saved.containsKey(key);
        if (saved.containsKey(key)) {
          changed.add("a project config has changed");
        }
      }
    }
    if (isAdded) {
      reasons.add("a project dependency has been added");
    }
    reasons.addAll(changed);
    if (reasons.isEmpty() && !saved.keySet().equals(now.keySet())) {
      // dbt 1.12: goes on with what is left of the packages
      reasons.add("a project dependency has been removed");
    } else if (reasons.isEmpty() && !same(OTHERS, saved, now)) {
      // dbt 1.12: does not notice these
      reasons.add("flags, selectors or folders have changed");
    }
    return reasons;
  }

  private static boolean same(String key, Map<String, String> saved, Map<String, String> now) {
    return String.valueOf(saved.get(key)).equals(now.get(key));
  }

  private static String vars(Invocation invocation, ProjectConfig root) {
    return String.join(
        "\0",
        shownVars(invocation),
        invocation.profile().profileName(),
        invocation.profile().targetName(),
        Invocation.DBT_VERSION,
        root.varsFromFile().isEmpty() ? "" : Texts.repr(root.varsFromFile()));
  }

  /** The variables of the command line as dbt's log shows them. */
  public static String shownVars(Invocation invocation) {
    return Texts.repr(new LinkedHashMap<>(new TreeMap<>(invocation.vars().cliVars())));
  }

  /** What templates see of the profile, which has no passwords. */
  private static String profile(ParseInputs inputs) {
    Map<String, @Nullable Object> seen = new TreeMap<>(inputs.invocation().target());
    // dbt 1.12: another number of threads is no reason to parse; names count with the variables
    seen.keySet().removeAll(List.of("threads", "profile_name", "target_name", "name"));
    return Texts.repr(new LinkedHashMap<>(seen))
        + inputs.adapter().type()
        + inputs.adapter().credentials().database()
        + inputs.adapter().credentials().schema();
  }

  private static String others(ParseInputs inputs) {
    Invocation invocation = inputs.invocation();
    StringBuilder text = new StringBuilder();
    Flags flags = invocation.flags();
    for (FlagSpec spec : FlagSpec.all()) {
      if (spec.scope() == FlagSpec.Scope.PROJECT_ONLY || FLAGS.contains(spec.name())) {
        text.append(spec.name()).append('=').append(flags.get(spec.name())).append('\n');
      }
    }
    for (ProjectConfig project : invocation.packages().all()) {
      text.append(project.name()).append(' ').append(project.root()).append(' ');
      text.append(new TreeMap<>(project.envReads())).append('\n');
      // its templates may read flags
      text.append(project.configs().sections()).append('\n');
    }
    if (inputs.otherMacros() != null) {
      for (MacroFile file : inputs.otherMacros()) {
        text.append(file.packageName()).append(' ').append(file.path()).append(' ');
        text.append(Fingerprint.of(file.text())).append('\n');
      }
    }
    return text.append(Texts.repr(inputs.selectors())).toString();
  }

  /** Name, size and time of the jar with this class and of those beside it. */
  private static String build() {
    CodeSource source = ProjectParser.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      return Invocation.DBT_VERSION;
    }
    StringBuilder text = new StringBuilder(Invocation.DBT_VERSION);
    try {
      // a launcher may name it by another path than a program that embeds it
      Path jar = Path.of(source.getLocation().toURI()).toRealPath();
      Path folder = Files.isRegularFile(jar) ? jar.getParent() : null;
      if (folder == null) {
        return text.append(jar).toString();
      }
      try (Stream<Path> jars = Files.list(folder)) {
        for (Path file : jars.sorted().toList()) {
          text.append('\n').append(file).append(' ').append(Files.size(file));
          text.append(' ').append(Files.getLastModifiedTime(file).toMillis());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      return text.append(source.getLocation()).toString();
    }
    return text.toString();
  }
}
