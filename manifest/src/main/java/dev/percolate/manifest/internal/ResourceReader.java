package dev.percolate.manifest.internal;

import dev.percolate.manifest.DependsOn;
import dev.percolate.manifest.Doc;
import dev.percolate.manifest.Exposure;
import dev.percolate.manifest.Group;
import dev.percolate.manifest.Identity;
import dev.percolate.manifest.Macro;
import dev.percolate.manifest.Metric;
import dev.percolate.manifest.SavedQuery;
import dev.percolate.manifest.SemanticModel;
import dev.percolate.manifest.Source;
import dev.percolate.manifest.UnitTest;
import java.util.List;

/** Makes records of the JSON objects of everything that is not an executable node. */
public final class ResourceReader {
  private ResourceReader() {}

  public static Source source(Fields json) {
    return new Source(
        identity(json),
        json.textOrNull("database"),
        json.text("schema"),
        json.text("source_name"),
        json.text("source_description"),
        json.text("loader"),
        json.text("identifier"),
        json.object("quoting"),
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

  public static Exposure exposure(Fields json) {
    return new Exposure(
        identity(json),
        json.text("type"),
        json.object("owner"),
        json.text("description"),
        json.textOrNull("label"),
        json.textOrNull("maturity"),
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

  public static Metric metric(Fields json) {
    return new Metric(
        identity(json),
        json.text("description"),
        json.text("label"),
        json.text("type"),
        json.object("type_params"),
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

  public static SavedQuery savedQuery(Fields json) {
    return new SavedQuery(
        identity(json),
        json.object("query_params"),
        json.objects("exports", Fields::map),
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

  public static SemanticModel semanticModel(Fields json) {
    return new SemanticModel(
        identity(json),
        json.text("model"),
        json.objectOrNull("node_relation"),
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

  public static UnitTest unitTest(Fields json) {
    return new UnitTest(
        identity(json),
        json.text("model"),
        json.objects(
            "given",
            g ->
                new UnitTest.Given(
                    g.text("input"), g.any("rows"), g.text("format"), g.textOrNull("fixture"))),
        expect(json.inner("expect")),
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

  public static Macro macro(Fields json) {
    return new Macro(
        identity(json),
        json.text("macro_sql"),
        json.inner("depends_on").texts("macros"),
        json.text("description"),
        json.object("meta"),
        NodeReader.docs(json),
        json.object("config"),
        json.textOrNull("patch_path"),
        json.objects(
            "arguments",
            a -> new Macro.Argument(a.text("name"), a.textOrNull("type"), a.text("description"))),
        json.number("created_at"),
        json.any("supported_languages") instanceof List<?>
            ? json.texts("supported_languages")
            : null);
  }

  public static Doc doc(Fields json) {
    return new Doc(identity(json), json.text("block_contents"));
  }

  public static Group group(Fields json) {
    return new Group(
        identity(json),
        json.object("owner"),
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
        json.text("name"),
        json.text("package_name"),
        json.text("path"),
        json.text("original_file_path"),
        json.text("unique_id"),
        json.texts("fqn"));
  }
}
