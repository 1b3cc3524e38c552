package dev.percolate.manifest.internal;

import dev.percolate.manifest.Checksum;
import dev.percolate.manifest.ColumnSpec;
import dev.percolate.manifest.CompiledNode;
import dev.percolate.manifest.Constraint;
import dev.percolate.manifest.Contract;
import dev.percolate.manifest.Docs;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.FunctionNode;
import dev.percolate.manifest.GenericTest;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.RefArgs;
import dev.percolate.manifest.ResourceType;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes an {@link ExecutableNode} of the JSON object of one. */
public final class NodeReader {
  private static final Set<String> COLUMN_FIELDS =
      Set.of(
          "name",
          "description",
          "meta",
          "data_type",
          "constraints",
          "quote",
          "config",
          "tags",
          "granularity",
          "dimension",
          "entity",
          "doc_blocks");

  private NodeReader() {}

  /** The node. */
  public static ExecutableNode node(ResourceType type, Fields json) {
    NodeBuilder draft =
        new NodeBuilder(type, json.text("package_name"), json.text("name"), json.text("unique_id"));
    head(draft, json);
    code(draft, json);
    own(draft, json);
    return draft.build();
  }

  /** What compiling had added, or null when the node was not compiled. */
  public static @Nullable CompiledNode compiled(Fields json) {
    if (!json.flag("compiled", false)) {
      return null;
    }
    return new CompiledNode(
        json.text("unique_id"),
        true,
        json.textOrNull("compiled_code"),
        json.flag("extra_ctes_injected", false),
        json.objects(
            "extra_ctes", cte -> new CompiledNode.ExtraCte(cte.text("id"), cte.textOrNull("sql"))),
        json.textOrNull("compiled_path"),
        json.textOrNull("build_path"),
        null);
  }

  private static void head(NodeBuilder draft, Fields json) {
    draft.database = json.textOrNull("database");
    draft.schema = json.text("schema");
    draft.path = json.text("path");
    draft.originalFilePath = json.text("original_file_path");
    draft.fqn = json.texts("fqn");
    draft.alias = json.text("alias");
    Fields checksum = json.inner("checksum");
    draft.checksum = new Checksum(checksum.text("name"), checksum.text("checksum"));
    draft.config = json.object("config");
    draft.tags = json.texts("tags");
    draft.description = json.text("description");
    draft.columns = columns(json);
    draft.meta = json.object("meta");
    draft.group = json.textOrNull("group");
    draft.docs = docs(json);
    draft.patchPath = json.textOrNull("patch_path");
    draft.buildPath = json.textOrNull("build_path");
    draft.unrenderedConfig = json.object("unrendered_config");
    draft.createdAt = json.number("created_at");
    draft.relationName = json.textOrNull("relation_name");
    // manifests up to v6 call it raw_sql
    draft.rawCode = json.text(json.map().containsKey("raw_code") ? "raw_code" : "raw_sql");
    draft.docBlocks = json.texts("doc_blocks");
  }

  private static void code(NodeBuilder draft, Fields json) {
    if (json.any("language") instanceof String language) {
      draft.language = language;
    }
    draft.refs = refs(json);
    draft.sources = json.textLists("sources");
    draft.metrics = json.textLists("metrics");
    draft.functions = json.textLists("functions");
    Fields dependsOn = json.inner("depends_on");
    draft.dependsOnMacros = new LinkedHashSet<>(dependsOn.texts("macros"));
    draft.dependsOnNodes = new LinkedHashSet<>(dependsOn.texts("nodes"));
    draft.compiledPath = json.textOrNull("compiled_path");
    Fields contract = json.inner("contract");
    draft.contract =
        new Contract(
            contract.flag("enforced", false),
            contract.flag("alias_types", true),
            contract.textOrNull("checksum"));
  }

  private static void own(NodeBuilder draft, Fields json) {
    if (json.any("access") instanceof String access) {
      draft.access = access;
    }
    draft.constraints = json.objects("constraints", NodeReader::constraint);
    draft.version = json.any("version");
    draft.latestVersion = json.any("latest_version");
    draft.deprecationDate = json.textOrNull("deprecation_date");
    draft.primaryKey = json.texts("primary_key");
    draft.timeSpine = json.objectOrNull("time_spine");
    draft.index = json.any("index") instanceof Long index ? index : null;
    draft.columnName = json.textOrNull("column_name");
    draft.fileKeyName = json.textOrNull("file_key_name");
    draft.attachedNode = json.textOrNull("attached_node");
    draft.rootPath = json.textOrNull("root_path");
    if (json.any("test_metadata") instanceof Map<?, ?>) {
      Fields test = json.inner("test_metadata");
      draft.testMetadata =
          new GenericTest.TestMetadata(
              test.text("name"), test.object("kwargs"), test.textOrNull("namespace"));
    }
    if (json.any("returns") instanceof Map<?, ?>) {
      draft.returns = returns(json.inner("returns"));
    }
    draft.arguments = json.objects("arguments", NodeReader::argument);
    draft.overloads = json.objects("overloads", NodeReader::overload);
  }

  /** The described columns of a node or source. */
  static Map<String, ColumnSpec> columns(Fields json) {
    Map<String, ColumnSpec> columns = new LinkedHashMap<>();
    json.object("columns").forEach((name, column) -> columns.put(name, column(Fields.of(column))));
    return columns;
  }

  private static ColumnSpec column(Fields json) {
    Map<String, @Nullable Object> extras = new LinkedHashMap<>(json.map());
    extras.keySet().removeAll(COLUMN_FIELDS);
    return new ColumnSpec(
        json.text("name"),
        json.text("description"),
        json.object("meta"),
        json.textOrNull("data_type"),
        json.objects("constraints", NodeReader::constraint),
        json.any("quote") instanceof Boolean quote ? quote : null,
        json.object("config"),
        json.texts("tags"),
        json.textOrNull("granularity"),
        json.any("dimension"),
        json.any("entity"),
        json.texts("doc_blocks"),
        extras);
  }

  private static Constraint constraint(Fields json) {
    return new Constraint(
        json.text("type"),
        json.textOrNull("name"),
        json.textOrNull("expression"),
        json.flag("warn_unenforced", true),
        json.flag("warn_unsupported", true),
        json.textOrNull("to"),
        json.texts("to_columns"),
        json.any("columns") instanceof List<?> ? json.texts("columns") : null);
  }

  private static FunctionNode.Returns returns(Fields json) {
    return new FunctionNode.Returns(json.text("data_type"), json.textOrNull("description"));
  }

  private static FunctionNode.Argument argument(Fields json) {
    return new FunctionNode.Argument(
        json.text("name"),
        json.text("data_type"),
        json.textOrNull("description"),
        json.any("default_value"));
  }

  private static FunctionNode.Overload overload(Fields json) {
    return new FunctionNode.Overload(
        json.text("defined_in"),
        json.objects("arguments", NodeReader::argument),
        json.any("returns") instanceof Map<?, ?> ? returns(json.inner("returns")) : null,
        json.textOrNull("description"),
        json.textOrNull("raw_body"),
        json.textOrNull("compiled_body"));
  }

  static Docs docs(Fields json) {
    Fields docs = json.inner("docs");
    return new Docs(docs.flag("show", true), docs.textOrNull("node_color"));
  }

  static List<RefArgs> refs(Fields json) {
    if (json.any("refs") instanceof List<?> list
        && !list.isEmpty()
        && list.getFirst() instanceof List<?>) {
      // manifests up to v9 hold the positional arguments
      return json.textLists("refs").stream()
          .map(args -> new RefArgs(args.getLast(), args.size() > 1 ? args.getFirst() : null, null))
          .toList();
    }
    return json.objects(
        "refs",
        ref -> new RefArgs(ref.text("name"), ref.textOrNull("package"), ref.any("version")));
  }
}
