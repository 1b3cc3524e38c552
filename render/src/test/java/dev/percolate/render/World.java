package dev.percolate.render;

import dev.percolate.adapters.api.Adapter;
import dev.percolate.adapters.api.AdapterFactory;
import dev.percolate.adapters.api.AdapterSettings;
import dev.percolate.diagnostics.Event;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.ManifestLookup;
import dev.percolate.manifest.ManifestMetadata;
import dev.percolate.manifest.NameResolver;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.ResourceType;
import dev.percolate.project.ConfigTree;
import dev.percolate.project.Dispatch;
import dev.percolate.project.EnvVars;
import dev.percolate.project.FlagSources;
import dev.percolate.project.Flags;
import dev.percolate.project.PackageSet;
import dev.percolate.project.Profile;
import dev.percolate.project.ProjectConfig;
import dev.percolate.project.ProjectDirectories;
import dev.percolate.project.ProjectPaths;
import dev.percolate.project.ProjectVars;
import dev.percolate.project.QueryComment;
import dev.percolate.project.SelectorDefinitions;
import dev.percolate.project.YamlReader;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A small project {@code shop} on DuckDB in memory, with packages, macros and models. */
final class World implements RunScope {
  final List<Event> events = new CopyOnWriteArrayList<>();
  final Map<String, Object> vars = new LinkedHashMap<>();
  final Map<String, String> env = new LinkedHashMap<>();
  final Map<String, Object> flags = new LinkedHashMap<>();
  private final List<Dispatch> dispatch = new ArrayList<>();
  private final Map<String, String> packages = new LinkedHashMap<>();
  private final Manifest.Builder manifest = new Manifest.Builder();
  private Renderer renderer;
  private Manifest built;
  private ManifestLookup lookup;

  World macros(String text) {
    packages.merge("shop", text, (a, b) -> a + "\n" + b);
    return this;
  }

  World packageMacros(String name, String text) {
    packages.put(name, text);
    return this;
  }

  World dispatch(String namespace, String... order) {
    dispatch.add(new Dispatch(namespace, List.of(order)));
    return this;
  }

  NodeBuilder draft(String name, String sql) {
    NodeBuilder draft = new NodeBuilder(ResourceType.MODEL, "shop", name, "model.shop." + name);
    draft.database = "memory";
    draft.schema = "main";
    draft.alias = name;
    draft.path = name + ".sql";
    draft.originalFilePath = "models/" + name + ".sql";
    draft.fqn = List.of("shop", name);
    draft.rawCode = sql;
    draft.config.put("enabled", true);
    draft.config.put("materialized", "view");
    draft.config.put("unique_key", null);
    return draft;
  }

  ExecutableNode model(String name, String sql, String... parents) {
    NodeBuilder draft = draft(name, sql);
    for (String parent : parents) {
      draft.dependsOnNodes.add(parent);
    }
    return add(draft);
  }

  ExecutableNode add(NodeBuilder draft) {
    ExecutableNode node = draft.build();
    manifest.nodes.put(node.uniqueId(), node);
    return node;
  }

  Renderer renderer() {
    if (renderer == null) {
      renderer = makeRenderer();
    }
    return renderer;
  }

  private Renderer makeRenderer() {
    ProjectConfig root = project("shop");
    Map<String, ProjectConfig> projects = new LinkedHashMap<>();
    projects.put("shop", root);
    packages.keySet().forEach(name -> projects.putIfAbsent(name, project(name)));
    PackageSet set = new PackageSet(root, projects);
    Map<String, Object> output = new LinkedHashMap<>();
    output.put("type", "duckdb");
    output.put("path", ":memory:");
    AdapterFactory factory = AdapterFactory.named("duckdb");
    Adapter adapter =
        factory.create(
            factory.credentials(output),
            new AdapterSettings("shop", Map.of(), Path.of("").toAbsolutePath(), events::add));
    Profile profile = new Profile("shop", "dev", 1, "duckdb", output, Map.of());
    EnvVars environment = EnvVars.of(env);
    Invocation invocation =
        new Invocation(
            set,
            profile,
            profile.target(adapter.credentials().connectionInfo()),
            Flags.resolve(
                new FlagSources(
                    "run",
                    "dbt run",
                    new LinkedHashMap<>(flags),
                    environment,
                    Map.of(),
                    Map.of(),
                    new ProjectDirectories(Path.of("").toAbsolutePath(), Path.of("/nowhere")))),
            environment,
            new ProjectVars(set, new LinkedHashMap<>(vars)),
            "id-1",
            OffsetDateTime.parse("2024-05-06T07:08:09Z"),
            Map.of(),
            events::add);
    MacroRegistry.Builder macros =
        MacroRegistry.builder(set).adapter(List.of("duckdb"), List.of("dbt_duckdb"));
    add(macros, "shop");
    for (MacroFile file : Renderer.builtinFiles(adapter)) {
      macros.add(RegisteredMacro.read(file, _ -> {}));
    }
    packages.keySet().stream().filter(name -> !name.equals("shop")).forEach(n -> add(macros, n));
    MacroRegistry registry = macros.build();
    return new Renderer(invocation, adapter, () -> registry);
  }

  private void add(MacroRegistry.Builder macros, String name) {
    String text = packages.get(name);
    if (text != null) {
      macros.add(RegisteredMacro.read(new MacroFile(name, "macros/m.sql", text, false), _ -> {}));
    }
  }

  private ProjectConfig project(String name) {
    List<String> none = List.of();
    ProjectPaths paths =
        new ProjectPaths(
            none,
            none,
            none,
            none,
            none,
            none,
            none,
            none,
            none,
            none,
            "target",
            "logs",
            none,
            "dbt_packages");
    return new ProjectConfig(
        name,
        "1.0",
        2,
        Path.of("").toAbsolutePath(),
        "shop",
        paths,
        new ConfigTree(Map.of()),
        new ConfigTree(Map.of()),
        Map.of(),
        dispatch,
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        QueryComment.DEFAULT,
        List.of(),
        false,
        null,
        Map.of(),
        List.of(),
        "packages.yml",
        SelectorDefinitions.NONE,
        Map.of(),
        "",
        YamlReader.read("{}", "dbt_project.yml"));
  }

  /** What the SQL gives while parsing. */
  ParseContext parse(String sql) {
    ParseContext context = renderer().parse(draft("m", sql).build());
    context.render(sql);
    return context;
  }

  /** The compiled SQL of a model made for it. */
  String compile(String sql, String... parents) {
    return run(model("m", sql, parents)).compile();
  }

  RunContext run(ExecutableNode node) {
    return renderer().run(this, node, null);
  }

  @Override
  public Manifest manifest() {
    if (built == null) {
      built =
          manifest.build(
              new ManifestMetadata(
                  "1.12.6", "", "id-1", null, Map.of(), "shop", "", null, null, "duckdb", Map.of(),
                  null));
    }
    return built;
  }

  @Override
  public ManifestLookup lookup() {
    if (lookup == null) {
      lookup = manifest().lookup(NameResolver.Order.ROOT_FIRST);
    }
    return lookup;
  }
}
