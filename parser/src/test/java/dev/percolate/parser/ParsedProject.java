package dev.percolate.parser;

import dev.percolate.adapters.api.Adapter;
import dev.percolate.adapters.api.AdapterFactory;
import dev.percolate.adapters.api.AdapterSettings;
import dev.percolate.adapters.api.Credentials;
import dev.percolate.diagnostics.Event;
import dev.percolate.manifest.Manifest;
import dev.percolate.project.EnvVars;
import dev.percolate.project.FlagSources;
import dev.percolate.project.Flags;
import dev.percolate.project.PackageLoader;
import dev.percolate.project.PackageSet;
import dev.percolate.project.Profile;
import dev.percolate.project.ProfileLoader;
import dev.percolate.project.ProjectConfig;
import dev.percolate.project.ProjectDirectories;
import dev.percolate.project.ProjectFlags;
import dev.percolate.project.ProjectLoader;
import dev.percolate.project.ProjectVars;
import dev.percolate.project.YamlFiles;
import dev.percolate.render.Invocation;
import dev.percolate.render.MacroRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A project on disk, parsed at the first moment of 1970.
 *
 * @param events everything that was told meanwhile
 */
record ParsedProject(Manifest manifest, List<Event> events) {

  /** Parses the project in a folder, which has its own profiles.yml. */
  static ParsedProject in(Path folder) {
    return in(folder, folder, 1, new ArrayList<>());
  }

  /** The same with the profiles of another folder, on several threads. */
  static ParsedProject in(Path folder, Path profiles, int threads) {
    return in(folder, profiles, threads, new ArrayList<>());
  }

  /** The same; {@code events} are there even when parsing fails. */
  static ParsedProject in(Path folder, List<Event> events) {
    return in(folder, folder, 1, events);
  }

  private static ParsedProject in(Path folder, Path profiles, int threads, List<Event> events) {
    EnvVars env = EnvVars.of(Map.of());
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("profiles_dir", profiles.toString());
    options.put("project_dir", folder.toString());
    Flags flags =
        Flags.resolve(
            new FlagSources(
                "parse",
                "dbt parse",
                options,
                env,
                ProjectFlags.read(folder, profiles, new YamlFiles()).flags(),
                Map.of(),
                new ProjectDirectories(folder, profiles)));
    Profile profile = new ProfileLoader(flags, env, events::add).load(folder, Map.of());
    AdapterFactory factory = AdapterFactory.named(profile.adapterType());
    Credentials credentials = factory.credentials(profile.credentials());
    Map<String, Object> target = profile.target(credentials.connectionInfo());
    ProjectLoader projects = new ProjectLoader(flags, env, events::add);
    ProjectConfig root = projects.loadRoot(folder, target, Map.of());
    Adapter adapter =
        factory.create(
            credentials, new AdapterSettings(root.name(), root.quoting(), folder, events::add));
    PackageSet packages =
        new PackageLoader(projects)
            .load(root, target, List.of(adapter.macros().name(), MacroRegistry.DBT));
    Invocation invocation =
        new Invocation(
            packages,
            profile,
            target,
            flags,
            env,
            new ProjectVars(packages, Map.of()),
            "id-1",
            OffsetDateTime.parse("2024-05-06T07:08:09Z"),
            flags.all(),
            events::add);
    ParseInputs inputs = new ParseInputs(invocation, adapter, Instant.EPOCH, null, Map.of());
    Path state = root.targetDirectory().resolve("state.bin");
    ReusePolicy policy = new ReusePolicy(false, true, state, state);
    return new ParsedProject(ProjectParser.parse(inputs, policy, threads).manifest(), events);
  }
}
