package dev.percolate.parser.internal.properties;

import dev.percolate.jinja.value.Texts;
import dev.percolate.parser.internal.ParseEvents;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The warnings that reading properties files gives, with dbt's names, fields and words. */
final class PropertyEvents {
  private final ParseEvents events;

  PropertyEvents(ParseEvents events) {
    this.events = events;
  }

  void noNode(String name, String section, String file) {
    warn(
        "I058",
        "NoNodeForYamlKey",
        "Did not find matching node for patch with name '"
            + name
            + "' in the '"
            + section
            + "' section of file '"
            + file
            + "'",
        "patch_name",
        name,
        "yaml_key",
        section,
        "file_path",
        file);
  }

  void wrongSection(String name, String type, String plural, String section, String file) {
    warn(
        "I057",
        "WrongResourceSchemaFile",
        events.wrap(
            "'"
                + name
                + "' is a "
                + type
                + " node, but it is specified in the "
                + section
                + " section of "
                + file
                + ". To fix this error, place the `"
                + name
                + "` specification under the "
                + plural
                + " key instead."),
        "patch_name",
        name,
        "resource_type",
        type,
        "plural_resource_type",
        plural,
        "yaml_key",
        section,
        "file_path",
        file);
  }

  void noMacro(String name) {
    warn(
        "I059",
        "MacroNotFoundForPatch",
        "Found patch for macro \"" + name + "\" which was not found",
        "patch_name",
        name);
  }

  void notValidFor(String field, String type, String name) {
    warn(
        "I009",
        "ValidationWarning",
        "Field " + field + " is not valid for " + type + " (" + name + ")",
        "field_name",
        field,
        "resource_type",
        type,
        "node_name",
        name);
  }

  void macroArguments(String message, String uniqueId, String file) {
    warn(
        "I076",
        "InvalidMacroAnnotation",
        message,
        "msg",
        message,
        "macro_unique_id",
        uniqueId,
        "macro_file_path",
        file);
  }

  void unusedOverrides(List<String> lines) {
    String text =
        "During parsing, dbt encountered source overrides that had no target:\n"
            + String.join("\n", lines)
            + "\n";
    warn("I056", "UnusedTables", text, "unused_tables", lines);
  }

  void freshnessWithoutField(String source, String table) {
    String text =
        "The configured adapter does not support metadata-based freshness. A loaded_at_field must be"
            + " specified for source '"
            + source
            + "."
            + table
            + "'.";
    warn("I073", "FreshnessConfigProblem", text, "msg", text);
  }

  void constraintsNotEnforced(String materialized) {
    events.warnWrapped(
        "I068",
        "UnsupportedConstraintMaterialization",
        "Constraint types are not supported for "
            + materialized
            + " materializations and will be ignored.  Set 'warn_unsupported: false' on this"
            + " constraint to ignore this warning.",
        "materialized",
        materialized);
  }

  void singularTestsUnreadable(String file, String reason) {
    String text = "Unable to parse 'data_tests' section of file '" + file + "'\n" + reason;
    events.warnPlainly("Z050", "Note", text, "msg", text);
  }

  void exposureName(String name) {
    events.deprecatedNamelessly(
        "D007",
        "ExposureNameDeprecation",
        "Starting in v1.3, the 'name' of an exposure should contain only letters, numbers, and"
            + " underscores. Exposures support a new property, 'label', which may contain spaces,"
            + " capital letters, and special characters. "
            + name
            + " does not follow this pattern. Please update the 'name', and use the 'label' property"
            + " for a human-friendly title. This will raise an error in a future version of"
            + " dbt-core.",
        "exposure",
        name);
  }

  void customConfigKey(String key, String file, String keyPath) {
    deprecated(
        "D026",
        "CustomKeyInConfigDeprecation",
        "Custom key `"
            + key
            + "` found in `config` at path `"
            + keyPath
            + "` in file `"
            + file
            + "`. Custom config keys should move into the `config.meta`.",
        "key",
        key,
        "file",
        file,
        "key_path",
        keyPath);
  }

  void movedToConfig(String key, String file, String keyPath) {
    deprecated(
        "D030",
        "PropertyMovedToConfigDeprecation",
        "Found `"
            + key
            + "` as a top-level property of `"
            + keyPath
            + "` in file `"
            + file
            + "`. The `"
            + key
            + "` top-level property should be moved into the `config` of `"
            + keyPath
            + "`.",
        "key",
        key,
        "file",
        file,
        "key_path",
        keyPath);
  }

  void missingArguments(String test, TestTarget target) {
    String name =
        "`"
            + test
            + "` defined on '"
            + target.name()
            + "' in package '"
            + target.packageName()
            + "' ("
            + target.originalFilePath()
            + ")";
    deprecated(
        "D039",
        "MissingArgumentsPropertyInGenericTestDeprecation",
        "Found top-level arguments to test "
            + name
            + ". Arguments to generic tests should be nested under the `arguments` property.",
        "test_name",
        name);
  }

  void argumentsPropertyIgnored(String test, @Nullable Object arguments) {
    String name = "`" + test + "` (" + Texts.str(arguments) + ")";
    deprecated(
        "D038",
        "ArgumentsPropertyInGenericTestDeprecation",
        "Found `arguments` property in test definition of "
            + name
            + " without usage of `require_generic_test_arguments_property` behavior change flag. The"
            + " `arguments` property is deprecated for custom usage and will be used to nest keyword"
            + " arguments in future versions of dbt.",
        "test_name",
        name);
  }

  private void warn(String code, String name, String text, @Nullable Object... fields) {
    events.warn(code, name, text, fields);
  }

  private void deprecated(String code, String name, String text, @Nullable Object... fields) {
    events.deprecated(code, name, text, fields);
  }
}
