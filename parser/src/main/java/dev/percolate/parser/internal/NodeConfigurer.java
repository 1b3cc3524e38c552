package dev.percolate.parser.internal;

import dev.percolate.adapters.api.Adapter;
import dev.percolate.adapters.api.RelationConfig;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Truth;
import dev.percolate.manifest.Contract;
import dev.percolate.manifest.Docs;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.ResourceType;
import dev.percolate.parser.internal.config.ConfigRequest;
import dev.percolate.parser.internal.config.ConfigResolver;
import dev.percolate.project.Flags;
import dev.percolate.project.PackageSet;
import dev.percolate.project.ProjectConfig;
import dev.percolate.render.Captured;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the configuration of a node and applies it: tags, meta, group, access, docs, contract,
 * names, relation name, hooks. Runs once after the node's file was read and again when a properties
 * file describes the node. Changes only the draft it is given.
 */
public final class NodeConfigurer {
  private static final Set<String> ACCESS = Set.of("private", "protected", "public");

  private final ConfigResolver resolver;
  private final NameGenerator names;
  private final Templates templates;
  private final Adapter adapter;
  private final Map<String, @Nullable Object> projectQuoting;
  private final boolean storeFailures;
  private final boolean needsSchema;
  private final PackageSet packages;
  private final ParseEvents events;

  public NodeConfigurer(
      ConfigResolver resolver,
      NameGenerator names,
      Templates templates,
      Adapter adapter,
      PackageSet packages,
      Flags flags,
      ParseEvents events) {
    this.resolver = resolver;
    this.names = names;
    this.templates = templates;
    this.adapter = adapter;
    this.packages = packages;
    this.projectQuoting = packages.root().quoting();
    this.storeFailures = flags.storeFailures();
    this.needsSchema = flags.is("require_valid_schema_from_generate_schema_name");
    this.events = events;
  }

  /** What names relations. */
  public NameGenerator names() {
    return names;
  }

  /** Configures a node from project files and its own calls. */
  public void configure(NodeBuilder node) {
    configure(node, Map.of(), Map.of());
  }

  /**
   * Configures a node.
   *
   * @param patch the rendered {@code config:} of its properties, empty when there is none
   * @param unrenderedPatch the same as written
   */
  public void configure(
      NodeBuilder node,
      Map<String, @Nullable Object> patch,
      Map<String, @Nullable Object> unrenderedPatch) {
    checkVersion(node);
    Map<String, @Nullable Object> given = patch;
    if (node.resourceType == ResourceType.MODEL
        && node.language.equals("python")
        && !patch.containsKey("materialized")) {
      given = new LinkedHashMap<>(patch);
      given.put("materialized", "table");
    }
    ConfigRequest request =
        ConfigRequest.of(node.resourceType, node.packageName, node.fqn)
            .withPatch(given, unrenderedPatch)
            .withCalls(node.configCallDict, node.unrenderedConfigCallDict);
    Map<String, @Nullable Object> config = resolver.resolve(request);
    copyToNode(node, config);
    node.unrenderedConfig = resolver.unrendered(request);
    node.config = resolver.overlay(node.resourceType, node.config, config);
    nameRelation(node, config);
    if (node.resourceType != ResourceType.TEST) {
      captureHooks(node);
    }
  }

  private void checkVersion(NodeBuilder node) {
    ProjectConfig project = packages.project(node.packageName);
    long version = packages.root().configVersion();
    if (project != null) {
      version = Math.min(version, project.configVersion());
    }
    if (version != 2) {
      throw ProblemException.of(
          ProblemKind.INTERNAL, "Got an unexpected project version=" + version + ", expected 2");
    }
  }

  /** The configuration a template sees while the node's own calls are still unknown. */
  public Map<String, @Nullable Object> beforeCalls(NodeBuilder node) {
    return resolver.resolve(ConfigRequest.of(node.resourceType, node.packageName, node.fqn));
  }

  private static void copyToNode(NodeBuilder node, Map<String, @Nullable Object> config) {
    if (config.get("tags") instanceof List<?> tags) {
      for (Object tag : tags) {
        String word = Texts.str(tag);
        if (!node.tags.contains(word)) {
          node.tags.add(word);
        }
      }
    }
    if (config.get("meta") instanceof Map<?, ?> meta && !meta.isEmpty()) {
      node.meta = mapping(meta);
    }
    if (config.get("group") instanceof String group && !group.isEmpty()) {
      node.group = group;
    }
    if (node.resourceType == ResourceType.MODEL && Truth.test(config.get("access"))) {
      String access = Texts.str(config.get("access"));
      if (!ACCESS.contains(access)) {
        throw ParseProblems.invalidAccess(node.uniqueId, access, null);
      }
      node.access = access;
    }
    if (config.get("docs") instanceof Map<?, ?> docs) {
      node.docs =
          new Docs(
              !Boolean.FALSE.equals(docs.get("show")),
              docs.get("node_color") instanceof String color ? color : null);
    }
    if (config.get("contract") instanceof Map<?, ?> contract) {
      node.contract =
          new Contract(
              Boolean.TRUE.equals(contract.get("enforced")),
              !Boolean.FALSE.equals(contract.get("alias_types")),
              null);
    }
  }

  /** Sets database, schema, alias and relation name. */
  private void nameRelation(NodeBuilder node, Map<String, @Nullable Object> config) {
    node.database = names.database(config.get("database"), node);
    String schema = names.schema(config.get("schema"), node);
    if (schema == null && needsSchema) {
      throw ProblemException.parsing(
          "Node '"
              + node.uniqueId
              + "' has a schema set to None as a result of a generate_schema_name call.\nPlease set"
              + " a valid schema name, or preserve the legacy behavior by setting the behavior flag"
              + " 'require_valid_schema_from_generate_schema_name' to True.");
    }
    if (schema == null) {
      events.schemaIsNull(node.uniqueId);
    }
    node.schema = schema == null ? "None" : schema;
    node.alias = names.alias(config.get("alias"), node);
    if (node.resourceType == ResourceType.SNAPSHOT) {
      if (Truth.test(config.get("target_database"))) {
        node.database = Texts.str(config.get("target_database"));
      }
      if (Truth.test(config.get("target_schema"))) {
        node.schema = Texts.str(config.get("target_schema"));
      }
    }
    node.relationName = isRelational(node) && !isEphemeral(node) ? relationName(node) : null;
  }

  /** The quoted name of a node's relation. */
  public String relationName(NodeBuilder node) {
    // dbt 1.12: the config quoting of a node is kept and has no effect
    return adapter
        .relationClass()
        .createFrom(
            projectQuoting,
            new RelationConfig(node.database, node.schema, node.alias, Map.of(), null))
        .render();
  }

  /** Whether a node stands for something in the warehouse. */
  public boolean isRelational(NodeBuilder node) {
    return switch (node.resourceType) {
      case MODEL, SEED, SNAPSHOT, FUNCTION -> true;
      case TEST -> Truth.test(node.config.get("store_failures")) || storeFailures;
      default -> false;
    };
  }

  private static boolean isEphemeral(NodeBuilder node) {
    return node.resourceType.isRefable() && "ephemeral".equals(node.config.get("materialized"));
  }

  private void captureHooks(NodeBuilder node) {
    captureHooks(node, node.config.get("pre-hook"));
    captureHooks(node, node.config.get("post-hook"));
  }

  private static void checkSeed(NodeBuilder node, Captured calls) {
    if (node.resourceType != ResourceType.SEED
        || (calls.refs().isEmpty() && calls.sources().isEmpty() && calls.metrics().isEmpty())) {
      return;
    }
    StringBuilder hooks = new StringBuilder();
    for (String when : List.of("pre", "post")) {
      if (node.config.get(when + "-hook") instanceof List<?> list) {
        for (Object hook : list) {
          Object sql = hook instanceof Map<?, ?> map ? map.get("sql") : hook;
          hooks.append("- ").append(when).append("_hook: \"").append(sql).append("\"\n");
        }
      }
    }
    throw ProblemException.parsing(
        "\nSeeds cannot depend on other nodes. dbt detected a seed with a pre- or post-hook\n"
            + "that calls 'ref', 'source', or 'metric', either directly or indirectly via other"
            + " macros.\n\nError raised for '"
            + node.uniqueId
            + "', which has these hooks defined: \n"
            + hooks
            + "        ");
  }

  private void captureHooks(NodeBuilder node, @Nullable Object hooks) {
    if (!(hooks instanceof List<?> list)) {
      return;
    }
    for (Object hook : list) {
      if (hook instanceof Map<?, ?> map
          && map.get("sql") instanceof String sql
          && hasTemplate(sql)) {
        Captured calls = templates.captureHook(node, sql);
        checkSeed(node, calls);
        addCalls(node, calls);
      }
    }
  }

  /** Notes the calls of a rendered text on the node, {@code config()} left out. */
  static void addCalls(NodeBuilder node, Captured calls) {
    node.refs.addAll(calls.refs());
    node.sources.addAll(calls.sources());
    node.metrics.addAll(calls.metrics());
    node.functions.addAll(calls.functions());
    node.dependsOnMacros.addAll(calls.macros());
  }

  /** Whether a text can be anything but itself when rendered. */
  public static boolean hasTemplate(String text) {
    int at = text.indexOf('{');
    while (at >= 0 && at + 1 < text.length()) {
      char next = text.charAt(at + 1);
      if (next == '{' || next == '%' || next == '#') {
        return true;
      }
      at = text.indexOf('{', at + 1);
    }
    return false;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> mapping(Map<?, ?> map) {
    return (Map<String, @Nullable Object>) map;
  }
}
