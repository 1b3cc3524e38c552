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

  private static final List<String> ACCESS = List.of("private", "protected", "public");

  private NodeReader() {}

  /** The node. */
  public static ExecutableNode node(ResourceType type, Fields json) {
    NodeBuilder draft =
        new NodeBuilder(
            type, json.required("package_name"), json.required("name"), json.required("unique_id"));
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
    draft.schema = json.required("schema");
    draft.path = json.required("path");
    draft.originalFilePath = json.required("original_file_path");
    draft.fqn = json.require("fqn").texts("fqn");
    draft.alias = json.required("alias");
    draft.checksum =
        json.require("checksum").any("checksum") == null
            ? Checksum.NONE
            : checksum(json.inner("checksum"));
    if (draft.resourceType == ResourceType.SNAPSHOT
        || draft.resourceType == ResourceType.FUNCTION) {
      json.require("config");
    }
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
    draft.rawCode = json.text("raw_code");
    draft.docBlocks = json.texts("doc_blocks");
  }

  private static void code(NodeBuilder draft, Fields json) {
    String language = json.textOrNull("language");
    draft.language = language == null ? "sql" : language;
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
    String access = json.choice("access", ACCESS);
    draft.access = access == null ? "protected" : access;
    draft.constraints = json.objects("constraints", NodeReader::constraint);
    draft.version = json.any("version");
    draft.latestVersion = json.any("latest_version");
    draft.deprecationDate = json.textOrNull("deprecation_date");
    draft.primaryKey = json.texts("primary_key");
    draft.timeSpine = json.objectOrNull("time_spine");
    draft.index = json.integerOrNull("index");
    draft.columnName = json.textOrNull("column_name");
    draft.fileKeyName = json.textOrNull("file_key_name");
    draft.attachedNode = json.textOrNull("attached_node");
    draft.rootPath = json.textOrNull("root_path");
    if (json.objectOrNull("test_metadata") != null) {
      Fields test = json.inner("test_metadata");
      draft.testMetadata =
          new GenericTest.TestMetadata(
              test.required("name"), test.object("kwargs"), test.textOrNull("namespace"));
    }
    if (draft.resourceType == ResourceType.FUNCTION && json.require("returns").has("returns")) {
      draft.returns = returns(json.inner("returns"));
    }
    draft.arguments = json.objects("arguments", NodeReader::argument);
    draft.overloads = json.objects("overloads", NodeReader::overload);
  }

  /** The described columns of a node or source. */
  static Map<String, ColumnSpec> columns(Fields json) {
    return json.objectsByName("columns", NodeReader::column);
  }

  private static ColumnSpec column(Fields json) {
    Map<String, @Nullable Object> extras = new LinkedHashMap<>(json.map());
    extras.keySet().removeAll(COLUMN_FIELDS);
    return new ColumnSpec(
        json.required("name"),
        json.text("description"),
        json.object("meta"),
        json.textOrNull("data_type"),
        json.objects("constraints", NodeReader::constraint),
        json.flagOrNull("quote"),
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
        json.required("type"),
        json.textOrNull("name"),
        json.textOrNull("expression"),
        json.flag("warn_unenforced", true),
        json.flag("warn_unsupported", true),
        json.textOrNull("to"),
        json.texts("to_columns"),
        json.any("columns") == null ? null : json.texts("columns"));
  }

  private static FunctionNode.Returns returns(Fields json) {
    return new FunctionNode.Returns(json.required("data_type"), json.textOrNull("description"));
  }

  private static FunctionNode.Argument argument(Fields json) {
    return new FunctionNode.Argument(
        json.required("name"),
        json.required("data_type"),
        json.textOrNull("description"),
        json.any("default_value"));
  }

  private static FunctionNode.Overload overload(Fields json) {
    return new FunctionNode.Overload(
        json.required("defined_in"),
        json.objects("arguments", NodeReader::argument),
        json.objectOrNull("returns") == null ? null : returns(json.inner("returns")),
        json.textOrNull("description"),
        json.textOrNull("raw_body"),
        json.textOrNull("compiled_body"));
  }

  private static Checksum checksum(Fields json) {
    return new Checksum(json.required("name"), json.required("checksum"));
  }

  static Docs docs(Fields json) {
    Fields docs = json.inner("docs");
    return new Docs(docs.flag("show", true), docs.textOrNull("node_color"));
  }

  static List<RefArgs> refs(Fields json) {
    return json.objects(
        "refs",
        ref -> new RefArgs(ref.required("name"), ref.textOrNull("package"), ref.any("version")));
  }
}
