package dev.percolate.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tiny projects with what dbt-core 1.12.6 made of them; one JSON document a line. */
class RecordedProjectsTest {
  private static final EnvVars ENV =
      EnvVars.of(
          Map.of(
              "X_SET", "xval",
              "X_INT", "7",
              "DBT_ENV_SECRET_PW", "s3cret",
              "DBT_ENV_PRIVATE_A", "p"));

  @TempDir Path temp;

  @Test
  void everyProjectIsLoadedOrRefusedAsDbtDoes() throws IOException {
    List<String> wrong = new ArrayList<>();
    int cases = 0;
    for (String line : Files.readAllLines(Path.of("src/test/golden/project/cases.jsonl"))) {
      Map<?, ?> recorded = (Map<?, ?>) YamlReader.value(line);
      Path folder = Files.createDirectory(temp.resolve("p" + cases++)).toRealPath();
      String actual =
          Canonical.of(outcome(recorded, folder)).replace(folder.toString(), "<project>");
      String expected = Canonical.of(expected((Map<?, ?>) recorded.get("expect")));
      if (!actual.equals(expected)) {
        wrong.add(recorded.get("name") + "\n  expected " + expected + "\n  but was  " + actual);
      }
    }
    assertThat(cases).isGreaterThan(90);
    assertThat(wrong).isEmpty();
  }

  /** The recorded facts that this module is responsible for. */
  private static Map<String, Object> expected(Map<?, ?> recorded) {
    Map<String, Object> expected = new LinkedHashMap<>();
    if (recorded.get("error") != null) {
      expected.put("error", lines(recorded.get("error")));
    }
    if (recorded.get("profile") instanceof List<?> profile) {
      expected.put("profile", profile.subList(0, 4));
    }
    for (String key : List.of("paths", "facts")) {
      if (recorded.get(key) != null) {
        expected.put(key, recorded.get(key));
      }
    }
    List<Object> warnings = new ArrayList<>((List<?>) recorded.get("warnings"));
    warnings.removeIf(warning -> ((List<?>) warning).getFirst().equals("UnusedResourceConfigPath"));
    expected.put("warnings", warnings);
    return expected;
  }

  /** Without blank ends of lines and blank lines, which the printer decides. */
  private static String lines(Object text) {
    StringBuilder out = new StringBuilder();
    text.toString()
        .lines()
        .forEach(line -> out.append(line.isBlank() ? "" : line.stripTrailing() + "\n"));
    return out.toString();
  }

  private static Map<String, Object> outcome(Map<?, ?> recorded, Path folder) throws IOException {
    write(folder, "dbt_project.yml", recorded.get("project"));
    write(folder, "profiles.yml", recorded.get("profiles"));
    for (Map.Entry<?, ?> file : ((Map<?, ?>) recorded.get("files")).entrySet()) {
      write(folder, file.getKey().toString(), file.getValue());
    }
    Map<String, Object> result = new LinkedHashMap<>();
    List<Event> events = new ArrayList<>();
    try {
      ProjectDirectories directories = new ProjectDirectories(folder, folder.resolve("home"));
      Map<String, Object> cli = cli((List<?>) recorded.get("args"));
      Flags flags =
          Flags.resolve(
              new FlagSources(
                  "parse",
                  "dbt parse",
                  cli,
                  ENV,
                  ProjectFlags.read(folder, folder, new YamlFiles()).flags(),
                  new LinkedHashMap<>(),
                  directories));
      Profile profile = new ProfileLoader(flags, ENV, events::add).load(folder, flags.vars());
      result.put(
          "profile",
          List.of(
              profile.profileName(),
              profile.targetName(),
              (long) profile.threads(),
              profile.adapterType()));
      ProjectConfig project =
          new ProjectLoader(flags, ENV, events::add)
              .loadRoot(folder, profile.target(profile.credentials()), flags.vars());
      result.put("paths", paths(project.paths()));
      result.put("facts", facts(project));
    } catch (ProblemException e) {
      Map<String, Object> failed = new LinkedHashMap<>();
      failed.put("error", lines(e.problem().describe()));
      failed.putAll(result);
      result = failed;
    }
    List<Object> warnings = new ArrayList<>();
    for (Event event : events) {
      if (event.level() == Level.WARN) {
        warnings.add(List.of(event.name(), event.message()));
      }
    }
    result.put("warnings", warnings);
    return result;
  }

  private static Map<String, Object> cli(List<?> args) {
    Map<String, Object> cli = new LinkedHashMap<>();
    for (int i = 0; i < args.size(); i++) {
      switch (args.get(i).toString()) {
        case "--no-version-check" -> cli.put("version_check", false);
        case "--vars" -> cli.put("vars", YamlReader.value(args.get(++i).toString()));
        case "--threads" -> cli.put("threads", Long.valueOf(args.get(++i).toString()));
        default -> cli.put(args.get(i).toString().substring(2), args.get(++i));
      }
    }
    return cli;
  }

  private static void write(Path folder, String name, Object text) throws IOException {
    if (text != null) {
      Files.writeString(folder.resolve(name), text.toString());
    }
  }

  private static List<Object> paths(ProjectPaths paths) {
    return List.of(
        paths.models(),
        paths.seeds(),
        paths.snapshots(),
        paths.analyses(),
        paths.macros(),
        paths.tests(),
        paths.functions(),
        paths.docs().stream().sorted().toList(),
        paths.assets(),
        paths.osi(),
        paths.target(),
        paths.log(),
        paths.clean(),
        paths.packagesInstall());
  }

  private static Map<String, Object> facts(ProjectConfig project) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("name", project.name());
    facts.put("version", project.version());
    facts.put("profile", project.profileName());
    facts.put("models", project.configs().section("models"));
    facts.put("data_tests", project.configs().section("data_tests"));
    facts.put("quoting", project.quoting());
    List<Object> dispatch = new ArrayList<>();
    for (Dispatch entry : project.dispatch()) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("macro_namespace", entry.macroNamespace());
      map.put("search_order", entry.searchOrder());
      dispatch.add(map);
    }
    facts.put("dispatch", dispatch);
    facts.put("vars", project.vars());
    facts.put("start", project.onRunStart());
    facts.put("end", project.onRunEnd());
    facts.put("require", project.requireDbtVersion());
    facts.put("cloud", project.dbtCloud());
    facts.put("restrict", project.restrictAccess());
    facts.put("packages", (long) project.packages().size());
    facts.put(
        "selectors",
        project.selectors().selectors().stream().map(SelectorDefinitions.Selector::name).toList());
    QueryComment comment = project.queryComment();
    facts.put("comment", comment.comment());
    facts.put("append", comment.append());
    return facts;
  }
}
