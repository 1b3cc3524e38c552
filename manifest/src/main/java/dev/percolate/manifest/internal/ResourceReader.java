package dev.percolate.manifest.internal;

import dev.percolate.manifest.DependsOn;
import dev.percolate.manifest.Doc;
import dev.percolate.manifest.Exposure;
import dev.percolate.manifest.Group;
import dev.percolate.manifest.Identity;
import dev.percolate.manifest.Macro;
import dev.percolate.manifest.Metric;
import dev.percolate.manifest.Resource;
import dev.percolate.manifest.ResourceType;
import dev.percolate.manifest.SavedQuery;
import dev.percolate.manifest.SemanticModel;
import dev.percolate.manifest.Source;
import dev.percolate.manifest.UnitTest;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a record of the JSON object of any resource. */
public final class ResourceReader {
  private static final List<String> TYPES =
      Arrays.stream(ResourceType.values())
          .filter(type -> type != ResourceType.FIXTURE)
          .map(ResourceType::word)
          .toList();
  private static final List<String> EXPOSURE_TYPES =
      List.of("dashboard", "notebook", "analysis", "ml", "application");
  private static final List<String> MATURITIES = List.of("low", "medium", "high");
  private static final List<String> METRIC_TYPES =
      List.of("simple", "ratio", "cumulative", "derived", "conversion");

  private ResourceReader() {}

  /** The resource of any type; null when its type is not known. */
  public static @Nullable Resource resource(Fields json) {
    ResourceType type = ResourceType.of(json.required("resource_type", TYPES));
    if (type == null) {
      return null;
    }
    return switch (type) {
      case MODEL, ANALYSIS, TEST, SNAPSHOT, OPERATION, SEED, SQL_OPERATION, FUNCTION ->
          NodeReader.node(type, json);
      case SOURCE -> source(json);
      case EXPOSURE -> exposure(json);
      case METRIC -> metric(json);
      case SAVED_QUERY -> savedQuery(json);
      case SEMANTIC_MODEL -> semanticModel(json);
      case UNIT_TEST -> unitTest(json);
      case MACRO -> macro(json);
      case DOC -> doc(json);
      case GROUP -> group(json);
      case FIXTURE -> null;
    };
  }

  private static Source source(Fields json) {
    return new Source(
        identity(json.require("fqn")),
        json.textOrNull("database"),
        json.required("schema"),
        json.required("source_name"),
        json.required("source_description"),
        json.required("loader"),
        json.required("identifier"),
        Shapes.quoting(json.object("quoting")),
        json.textOrNull("loaded_at_field"),
        json.textOrNull("loaded_at_query"),
        json.objectOrNull("freshness"),
        json.objectOrNull("external"),
        json.text("description"),
        NodeReader.columns(json),
        json.object("meta"),
        json.object("source_meta"),
        json.texts("tags"),
        json.object("config"),
        json.textOrNull("patch_path"),
        json.object("unrendered_config"),
        json.textOrNull("relation_name"),
        json.number("created_at"),
        json.textOrNull("unrendered_database"),
        json.textOrNull("unrendered_schema"),
        json.texts("doc_blocks"));
  }

  private static Exposure exposure(Fields json) {
    return new Exposure(
        identity(json.require("fqn")),
        json.required("type", EXPOSURE_TYPES),
        json.require("owner").object("owner"),
        json.text("description"),
        json.textOrNull("label"),
        json.choice("maturity", MATURITIES),
        json.object("meta"),
        json.texts("tags"),
        json.object("config"),
        json.object("unrendered_config"),
        json.textOrNull("url"),
        dependsOn(json),
        NodeReader.refs(json),
        json.textLists("sources"),
        json.textLists("metrics"),
        json.number("created_at"));
  }

  private static Metric metric(Fields json) {
    return new Metric(
        identity(json.require("fqn")),
        json.required("description"),
        json.required("label"),
        json.required("type", METRIC_TYPES),
        Shapes.metricParams(json.require("type_params").object("type_params")),
        json.objectOrNull("filter"),
        json.objectOrNull("metadata"),
        json.textOrNull("time_granularity"),
        json.object("config"),
        json.object("unrendered_config"),
        json.textLists("sources"),
        dependsOn(json),
        NodeReader.refs(json),
        json.textLists("metrics"),
        json.number("created_at"),
        json.textOrNull("group"),
        json.object("meta"),
        json.texts("tags"));
  }

  private static SavedQuery savedQuery(Fields json) {
    return new SavedQuery(
        identity(json.require("fqn")),
        json.require("query_params").object("query_params"),
        json.require("exports").objects("exports", Fields::map),
        json.textOrNull("description"),
        json.textOrNull("label"),
        json.objectOrNull("metadata"),
        json.object("config"),
        json.object("unrendered_config"),
        json.textOrNull("group"),
        dependsOn(json),
        json.number("created_at"),
        NodeReader.refs(json),
        json.texts("tags"));
  }

  private static SemanticModel semanticModel(Fields json) {
    return new SemanticModel(
        identity(json.require("fqn")),
        json.required("model"),
        json.requireKey("node_relation").objectOrNull("node_relation"),
        json.textOrNull("description"),
        json.textOrNull("label"),
        json.objectOrNull("defaults"),
        json.objects("entities", Fields::map),
        json.objects("measures", Fields::map),
        json.objects("dimensions", Fields::map),
        json.objectOrNull("metadata"),
        dependsOn(json),
        NodeReader.refs(json),
        json.number("created_at"),
        json.object("config"),
        json.object("unrendered_config"),
        json.textOrNull("primary_entity"),
        json.textOrNull("group"));
  }

  private static UnitTest unitTest(Fields json) {
    return new UnitTest(
        identity(json.require("fqn")),
        json.required("model"),
        json.require("given")
            .objects(
                "given",
                g ->
                    new UnitTest.Given(
                        g.required("input"),
                        g.any("rows"),
                        g.text("format"),
                        g.textOrNull("fixture"))),
        expect(json.require("expect").inner("expect")),
        json.text("description"),
        json.objectOrNull("overrides"),
        dependsOn(json),
        json.object("config"),
        json.textOrNull("checksum"),
        json.textOrNull("schema"),
        json.number("created_at"),
        json.objectOrNull("versions"),
        json.any("version"));
  }

  private static Macro macro(Fields json) {
    return new Macro(
        identity(json),
        json.required("macro_sql"),
        json.inner("depends_on").texts("macros"),
        json.text("description"),
        json.object("meta"),
        NodeReader.docs(json),
        json.object("config"),
        json.textOrNull("patch_path"),
        json.objects(
            "arguments",
            a ->
                new Macro.Argument(
                    a.required("name"), a.textOrNull("type"), a.text("description"))),
        json.number("created_at"),
        json.any("supported_languages") == null ? null : json.texts("supported_languages"));
  }

  private static Doc doc(Fields json) {
    return new Doc(identity(json), json.required("block_contents"));
  }

  private static Group group(Fields json) {
    return new Group(
        identity(json),
        json.require("owner").object("owner"),
        json.textOrNull("description"),
        json.object("config"));
  }

  private static UnitTest.Expect expect(Fields json) {
    return new UnitTest.Expect(json.any("rows"), json.text("format"), json.textOrNull("fixture"));
  }

  private static DependsOn dependsOn(Fields json) {
    Fields inner = json.inner("depends_on");
    return new DependsOn(inner.texts("macros"), inner.texts("nodes"));
  }

  private static Identity identity(Fields json) {
    return new Identity(
        json.required("name"),
        json.required("package_name"),
        json.required("path"),
        json.required("original_file_path"),
        json.required("unique_id"),
        json.texts("fqn"));
  }
}
