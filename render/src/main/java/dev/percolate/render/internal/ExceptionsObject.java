package dev.percolate.render.internal;

import dev.percolate.adapters.api.ResultTable;
import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.Problem;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.jinja.value.Attributes;
import dev.percolate.jinja.value.Items;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code exceptions} holds. What it raises is about the node of the template. */
record ExceptionsObject(NodeNames names) {
  /** The keys. */
  static final List<String> NAMES =
      List.of(
          "warn",
          "missing_config",
          "missing_materialization",
          "missing_relation",
          "raise_ambiguous_alias",
          "raise_ambiguous_catalog_match",
          "raise_cache_inconsistent",
          "raise_dataclass_not_dict",
          "raise_compiler_error",
          "raise_database_error",
          "raise_dep_not_found",
          "raise_dependency_error",
          "raise_duplicate_patch_name",
          "raise_duplicate_resource_name",
          "raise_invalid_property_yml_version",
          "raise_not_implemented",
          "relation_wrong_type",
          "raise_contract_error",
          "column_type_missing",
          "raise_fail_fast_error",
          "warn_snapshot_timestamp_data_types");

  /** The function of one of the names. */
  @Nullable Object attribute(String name) {
    if (!SettledNames.ofExceptions(name)) {
      names.provider().readUnsettled();
    }
    return switch (name) {
      case "warn" ->
          Function.of(
              1,
              name,
              args -> {
                names.shared().base().warn(Texts.str(args[0]));
                return "";
              },
              "msg",
              "node");
      case "raise_compiler_error" -> raising(name, ProblemKind.COMPILATION, "msg");
      case "raise_database_error" -> raising(name, ProblemKind.DATABASE, "msg");
      case "raise_fail_fast_error" -> raising(name, ProblemKind.FAIL_FAST, "msg");
      case "raise_dependency_error" -> raising(name, ProblemKind.DEPENDENCY, "msg");
      case "raise_cache_inconsistent" ->
          Function.of(
              name,
              args -> {
                throw new PyException(
                    PyException.Kind.EXCEPTION,
                    "Internal Error\n  Cache inconsistency detected: " + Texts.str(args[0]));
              },
              "message");
      case "raise_not_implemented" ->
          Function.of(
              name,
              args -> {
                throw new PyException(PyException.Kind.EXCEPTION, "ERROR: " + Texts.str(args[0]));
              },
              "msg");
      case "raise_contract_error" ->
          Function.of(
              name,
              args -> {
                throw problem(ProblemKind.CONTRACT, contract(args[0], args[1]));
              },
              "yaml_columns",
              "sql_columns");
      case "warn_snapshot_timestamp_data_types" ->
          Function.of(
              name,
              args -> warnOfSnapshotTypes(Texts.str(args[0]), Texts.str(args[1])),
              "snapshot_time_data_type",
              "updated_at_data_type");
      default -> named(name);
    };
  }

  private @Nullable Object named(String name) {
    return switch (name) {
      case "missing_config" ->
          failing(
              name,
              2,
              a ->
                  "Model '"
                      + field(a[0], "unique_id")
                      + "' does not define a required config parameter '"
                      + Texts.str(a[1])
                      + "'.",
              "model",
              "name");
      case "missing_materialization" ->
          failing(
              name,
              2,
              a ->
                  missingMaterialization(
                      field(attribute(a[0], "config"), "materialized"), Texts.str(a[1])),
              "model",
              "adapter_type");
      case "missing_relation" ->
          failing(name, 1, a -> "Relation " + Texts.str(a[0]) + " not found!", "relation", "model");
      case "raise_ambiguous_alias" ->
          failing(name, 2, ExceptionsObject::ambiguousAlias, "node_1", "node_2", "duped_name");
      case "raise_ambiguous_catalog_match" ->
          failing(name, 3, ExceptionsObject::ambiguousCatalog, "unique_id", "match_1", "match_2");
      case "raise_dataclass_not_dict" ->
          failing(
              name,
              1,
              a ->
                  "The object (\""
                      + Texts.str(a[0])
                      + "\") was used as a dictionary. This capability has been removed from"
                      + " objects of this type.",
              "obj");
      case "raise_dep_not_found" ->
          failing(
              name,
              3,
              a ->
                  "Error while parsing "
                      + Texts.str(a[1])
                      + ".\nThe required package \""
                      + Texts.str(a[2])
                      + "\" was not found. Is the package installed?\n"
                      + "Hint: You may need to run `dbt deps`.",
              "node",
              "node_description",
              "required_pkg");
      case "raise_duplicate_patch_name" ->
          failing(name, 2, ExceptionsObject::duplicatePatch, "patch_1", "existing_patch_path");
      case "raise_duplicate_resource_name" ->
          failing(name, 2, ExceptionsObject::duplicateResource, "node_1", "node_2");
      case "raise_invalid_property_yml_version" ->
          failing(
              name,
              2,
              a ->
                  "The yml property file at "
                      + Texts.str(a[0])
                      + " is invalid because "
                      + Texts.str(a[1])
                      + ". Please consult the documentation for more information on yml property"
                      + " file syntax:\n\n"
                      + "https://docs.getdbt.com/reference/configs-and-properties",
              "path",
              "issue");
      case "relation_wrong_type" ->
          failing(name, 2, ExceptionsObject::wrongType, "relation", "expected_type", "model");
      case "column_type_missing" ->
          failing(
              name,
              1,
              a ->
                  "Contracted models require data_type to be defined for each column. Please ensure"
                      + " that the column name and data_type are defined within the YAML"
                      + " configuration for the "
                      + Texts.str(a[0])
                      + " column(s).",
              "column_names");
      default -> Missing.MISSING;
    };
  }

  /** dbt's text for a materialization that does not exist. */
  static String missingMaterialization(String materialization, String adapterType) {
    String searched =
        adapterType.equals("default") ? "'default'" : "'default' and '" + adapterType + "'";
    return "No materialization '"
        + materialization
        + "' was found for adapter "
        + adapterType
        + "! (searched types "
        + searched
        + ")";
  }

  private interface Message {
    String of(@Nullable Object[] args);
  }

  private Function failing(String name, int required, Message message, String... parameters) {
    return Function.of(
        required,
        name,
        args -> {
          throw problem(ProblemKind.COMPILATION, message.of(args));
        },
        parameters);
  }

  private Function raising(String name, ProblemKind kind, String parameter) {
    return Function.of(
        1,
        name,
        args -> {
          throw problem(kind, Texts.str(args[0]));
        },
        parameter,
        "node");
  }

  private ProblemException problem(ProblemKind kind, String message) {
    return new ProblemException(
        Problem.of(kind, message).withSubject(names.subject().inProblems()));
  }

  private @Nullable Object warnOfSnapshotTypes(String snapshotType, String updatedAtType) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("snapshot_time_data_type", snapshotType);
    data.put("updated_at_data_type", updatedAtType);
    String message =
        "[WARNING]: Data type of snapshot table timestamp columns ("
            + snapshotType
            + ") doesn't match derived column 'updated_at' ("
            + updatedAtType
            + "). Please update snapshot config 'updated_at'.";
    names
        .shared()
        .invocation()
        .events()
        .fire(new Event("Q043", "SnapshotTimestampWarning", Level.WARN, message, data));
    return null;
  }

  // ---- messages

  /** An attribute; the nodes that templates see are dictionaries, which have none. */
  private static @Nullable Object attribute(@Nullable Object object, String name) {
    Object value = Attributes.get(object, name);
    if (value == Missing.MISSING) {
      throw new PyException(
          PyException.Kind.ATTRIBUTE_ERROR,
          "'" + Types.name(object) + "' object has no attribute '" + name + "'");
    }
    return value;
  }

  private static String field(@Nullable Object object, String name) {
    return Texts.str(attribute(object, name));
  }

  private static @Nullable Object item(@Nullable Object object, String key) {
    Object value = Items.find(object, key);
    return value == Missing.MISSING ? null : value;
  }

  private static String text(@Nullable Object object, String key) {
    return Texts.str(item(object, key));
  }

  private static String both(@Nullable Object[] a) {
    return "\n- "
        + field(a[0], "unique_id")
        + " ("
        + field(a[0], "original_file_path")
        + ")\n- "
        + field(a[1], "unique_id")
        + " ("
        + field(a[1], "original_file_path")
        + ")";
  }

  private static String ambiguousAlias(@Nullable Object[] a) {
    String name =
        a[2] == null
            ? field(a[0], "database") + "." + field(a[0], "schema") + "." + field(a[0], "alias")
            : Texts.str(a[2]);
    return "dbt found two resources with the database representation \""
        + name
        + "\".\ndbt cannot create two resources with identical database representations. To fix"
        + " this,\nchange the configuration of one of these resources:"
        + both(a);
  }

  private static String ambiguousCatalog(@Nullable Object[] a) {
    return "dbt found two relations in your warehouse with similar database identifiers. dbt\nis"
        + " unable to determine which of these relations was created by the model \""
        + Texts.str(a[0])
        + "\".\nIn order for dbt to correctly generate the catalog, one of the following relations"
        + " must be deleted or renamed:\n\n - "
        + match(a[1])
        + "\n - "
        + match(a[2]);
  }

  private static String match(@Nullable Object table) {
    Object metadata = item(table, "metadata");
    return text(metadata, "schema") + "." + text(metadata, "name");
  }

  private static String duplicatePatch(@Nullable Object[] a) {
    String name = field(a[0], "name");
    String path = field(a[0], "original_file_path");
    String existing = Texts.str(a[1]);
    String fix =
        path.equals(existing)
            ? "remove one of the resource entries for " + name + " in this file:\n - " + path + "\n"
            : "remove the resource entry for "
                + name
                + " in one of these files:\n - "
                + path
                + "\n"
                + existing;
    return "dbt found two schema.yml entries for the same resource named "
        + name
        + ". Resources and their associated columns may only be described a single time. To fix"
        + " this, "
        + fix;
  }

  private static String duplicateResource(@Nullable Object[] a) {
    String name = field(a[0], "name");
    return "dbt found two "
        + (field(a[0], "resource_type").equals(field(a[1], "resource_type"))
            ? field(a[0], "resource_type") + "s"
            : "resources")
        + " with the name \""
        + name
        + "\".\n\nSince these resources have the same name, dbt will be unable to find the correct"
        + " resource\nwhen looking for ref(\""
        + name
        + "\").\n\nTo fix this, change the name of one of these resources:"
        + both(a);
  }

  private static String wrongType(@Nullable Object[] a) {
    String relation = Texts.str(a[0]);
    return "Trying to create "
        + Texts.str(a[1])
        + " "
        + relation
        + ", but it currently exists as a "
        + field(a[0], "type")
        + ". Either drop "
        + relation
        + " manually, or run dbt with `--full-refresh` and dbt will drop it for you.";
  }

  private static String contract(@Nullable Object yaml, @Nullable Object sql) {
    List<?> expected = yaml instanceof List<?> list ? list : List.of();
    List<?> actual = sql instanceof List<?> list ? list : List.of();
    if (expected.isEmpty()) {
      return "This model has an enforced contract, and its 'columns' specification is missing";
    }
    List<List<String>> rows = new ArrayList<>();
    for (Object column : actual) {
      Object same = byName(expected, text(column, "name"));
      String type = text(column, "data_type");
      if (same == null) {
        rows.add(List.of(text(column, "name"), type, "", "missing in contract"));
      } else if (!text(same, "data_type").equals(type)) {
        rows.add(
            List.of(text(column, "name"), type, text(same, "data_type"), "data type mismatch"));
      }
    }
    for (Object column : expected) {
      if (byName(actual, text(column, "name")) == null) {
        rows.add(
            List.of(text(column, "name"), "", text(column, "data_type"), "missing in definition"));
      }
    }
    rows.sort(Comparator.comparing(List::getFirst));
    ResultTable table =
        ResultTable.ofText(
            List.of("column_name", "definition_type", "contract_type", "mismatch_reason"), rows);
    return "This model has an enforced contract that failed.\nPlease ensure the name, data_type,"
        + " and number of columns in your contract match the columns in your model's definition."
        + "\n\n"
        + table.printTable(-1, -1, 50);
  }

  private static @Nullable Object byName(List<?> columns, String name) {
    for (Object column : columns) {
      if (text(column, "name").equals(name)) {
        return column;
      }
    }
    return null;
  }
}
