package dev.percolate.parser.internal;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.EventSink;
import dev.percolate.diagnostics.Level;
import dev.percolate.project.Deprecation;
import dev.percolate.project.Flags;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The warnings of the parser as dbt's events. Safe for use by many threads if the sink is. */
public final class ParseEvents {

  private final EventSink sink;
  private final Flags flags;
  private final int width;

  public ParseEvents(EventSink sink, Flags flags) {
    this.sink = sink;
    this.flags = flags;
    this.width = Deprecation.width(flags);
  }

  /** Where the events go. */
  public EventSink sink() {
    return sink;
  }

  /** Fires a warning; {@code pairs} are field names and values. */
  public void warn(String code, String name, String text, @Nullable Object... pairs) {
    fire(Level.WARN, code, name, "[WARNING]: " + text, pairs);
  }

  /** Fires a warning without the tag. */
  public void warnPlainly(String code, String name, String text, @Nullable Object... pairs) {
    fire(Level.WARN, code, name, text, pairs);
  }

  /** Fires a warning, its text wrapped as dbt wraps some. */
  public void warnWrapped(String code, String name, String text, @Nullable Object... pairs) {
    fire(Level.WARN, code, name, wrap("[WARNING]: " + text), pairs);
  }

  /** Fires a deprecation, its text wrapped as dbt wraps it. */
  public void deprecated(String code, String name, String text, @Nullable Object... pairs) {
    fire(
        Level.WARN,
        code,
        name,
        wrap("[WARNING][" + name + "]: Deprecated functionality") + "\n" + wrap(text),
        pairs);
  }

  /** Fires a deprecation that is older than the form with an event's name. */
  public void deprecatedLongAgo(String code, String name, String text, @Nullable Object... pairs) {
    sink.fire(Deprecation.older(code, name, text, flags, fields(pairs)));
  }

  /** Fires a deprecation whose text does not show the name of its event. */
  public void deprecatedNamelessly(
      String code, String name, String text, @Nullable Object... pairs) {
    sink.fire(Deprecation.event(code, name, text, false, flags, fields(pairs)));
  }

  private void fire(Level level, String code, String name, String text, @Nullable Object... pairs) {
    sink.fire(new Event(code, name, level, text, fields(pairs)));
  }

  private static Map<String, @Nullable Object> fields(@Nullable Object... pairs) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      fields.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return fields;
  }

  /** Something wrong in the semantic layer; dbt 1.12 calls errors of this kind warnings too. */
  public void semanticValidation(Level level, String text) {
    fire(level, "I070", "SemanticValidationFailure", "[WARNING]: " + text, "msg", text);
  }

  public void schemaIsNull(String uniqueId) {
    deprecated(
        "D044",
        "GenerateSchemaNameNullValueDeprecation",
        "Node '"
            + uniqueId
            + "' has a schema set to None as a result of a generate_schema_name call. Please set"
            + " a valid schema name.",
        "resource_unique_id",
        uniqueId);
  }

  public void unexpectedBlock(String text, String file) {
    deprecated(
        "D023",
        "UnexpectedJinjaBlockDeprecation",
        text + " in file `" + file + "`",
        "msg",
        text,
        "file",
        file);
  }

  /** A key that stands twice in a mapping of a properties file. */
  public void duplicateKey(String text, String file) {
    deprecated(
        "D024",
        "DuplicateYAMLKeysDeprecation",
        text + " in file `" + file + "`",
        "duplicate_description",
        text,
        "file",
        file);
  }

  /** A test that refers to something missing. */
  public void targetNotFound(
      String title,
      String uniqueId,
      String path,
      String kind,
      String target,
      @Nullable String targetPackage,
      boolean disabled) {
    String packageName = targetPackage == null ? "" : targetPackage;
    warn(
        "I060",
        "NodeNotFoundOrDisabled",
        title
            + " '"
            + uniqueId
            + "' ("
            + path
            + ") depends on a "
            + kind
            + " named '"
            + target
            + "' in package '"
            + packageName
            + "' which "
            + (disabled ? "is disabled" : "was not found"),
        "original_file_path",
        path,
        "unique_id",
        uniqueId,
        "resource_type_title",
        title,
        "target_name",
        target,
        "target_kind",
        kind,
        "target_package",
        packageName,
        "disabled",
        disabled ? "True" : "False");
  }

  /** A test that refers to something disabled. */
  public void targetDisabled(
      boolean asWarning,
      String title,
      String uniqueId,
      String path,
      String kind,
      String target,
      @Nullable String targetPackage) {
    String packageName = targetPackage == null ? "" : targetPackage;
    String text =
        title
            + " '"
            + uniqueId
            + "' ("
            + path
            + ") depends on a "
            + kind
            + " named '"
            + target
            + "' "
            + (packageName.isEmpty() ? "" : "in package '" + packageName + "' ")
            + "which is disabled";
    fire(
        asWarning ? Level.WARN : Level.DEBUG,
        "I050",
        "InvalidDisabledTargetInTestNode",
        "[WARNING]: " + text,
        "resource_type_title",
        title,
        "unique_id",
        uniqueId,
        "original_file_path",
        path,
        "target_kind",
        kind,
        "target_name",
        target,
        "target_package",
        packageName);
  }

  public void packageDependsOnRoot(String name, String packageName, String target) {
    warn(
        "I077",
        "PackageNodeDependsOnRootProjectNode",
        "The node '"
            + name
            + "'in package '"
            + packageName
            + "' depends on the root project node '"
            + target
            + "'.This may lead to unexpected cycles downstream. Please set the"
            + " 'require_ref_searches_node_package_before_root' behavior change flag to True to"
            + " avoid this issue.For more information, see the documentation at"
            + " https://docs.getdbt.com/reference/global-configs/behavior-changes#package-ref-search-order",
        "node_name",
        name,
        "package_name",
        packageName,
        "root_project_unique_id",
        target);
  }

  public void unusedPaths(List<String> paths) {
    warn(
        "I051",
        "UnusedResourceConfigPath",
        "Configuration paths exist in your dbt_project.yml file which do not apply to any"
            + " resources.\nThere are "
            + paths.size()
            + " unused configuration paths:\n- "
            + String.join("\n- ", paths),
        "unused_config_paths",
        paths);
  }

  public void sameNames(String name, String packageName, String first, String second) {
    deprecated(
        "D040",
        "DuplicateNameDistinctNodeTypesDeprecation",
        "Found resources with the same name '"
            + name
            + "' in package '"
            + packageName
            + "': '"
            + first
            + "' and '"
            + second
            + "'. Please update one of the resources to have a unique name.",
        "resource_name",
        name,
        "unique_id1",
        first,
        "unique_id2",
        second,
        "package_name",
        packageName);
  }

  public void concurrentBatches(int models, String adapter) {
    String text =
        "[WARNING]: Found "
            + models
            + (models == 1 ? " microbatch model" : " microbatch models")
            + " with the `concurrent_batches` config set to true, but the "
            + adapter
            + " adapter does not support running batches concurrently. Batches will be run"
            + " sequentially.";
    fire(
        Level.WARN,
        "I075",
        "InvalidConcurrentBatchesConfig",
        wrap(text),
        "num_models",
        (long) models,
        "adapter_type",
        adapter);
  }

  public void batchesWithoutEventTime(String model) {
    warn(
        "I074",
        "MicrobatchModelNoEventTimeInputs",
        "The microbatch model '"
            + model
            + "' has no 'ref' or 'source' input with an 'event_time' configuration. \nThis means no"
            + " filtering can be applied and can result in unexpected duplicate records in the"
            + " resulting microbatch model.",
        "model_name",
        model);
  }

  public void customBatches() {
    deprecatedLongAgo(
        "D020",
        "MicrobatchMacroOutsideOfBatchesDeprecation",
        "The use of a custom microbatch macro outside of batched execution is deprecated. To use"
            + " it with batched execution, set"
            + " `flags.require_batched_execution_for_custom_microbatch_strategy` to `True` in"
            + " `dbt_project.yml`. In the future this will be the default behavior.");
  }

  public void deprecatedModel(String model, String version, String date) {
    String text =
        "Model "
            + model
            + (version.isEmpty() ? "" : ".v" + version)
            + " has passed its deprecation date of "
            + date
            + ". This model should be disabled or removed.";
    warn(
        "I065",
        "DeprecatedModel",
        text,
        "model_name",
        model,
        "model_version",
        version,
        "deprecation_date",
        date);
  }

  /** A reference to a deprecated model, or to one that will be. */
  public void deprecatedReference(
      boolean isPast,
      String model,
      String targetPackage,
      String target,
      String version,
      String latestVersion,
      String date) {
    StringBuilder text =
        new StringBuilder("While compiling '")
            .append(model)
            .append("': Found a reference to ")
            .append(target)
            .append(version.isEmpty() ? "" : ".v" + version)
            .append(
                isPast ? ", which was deprecated on '" : ", which is slated for deprecation on '")
            .append(date)
            .append("'. ");
    if (!version.isEmpty() && !version.equals(latestVersion)) {
      text.append("A new version of '")
          .append(target)
          .append("' is available. ")
          .append(isPast ? "Migrate now" : "Try it out")
          .append(": {{ ref('")
          .append(targetPackage)
          .append("', '")
          .append(target)
          .append("', v='")
          .append(latestVersion)
          .append("') }}.");
    }
    warn(
        isPast ? "I067" : "I066",
        isPast ? "DeprecatedReference" : "UpcomingReferenceDeprecation",
        text.toString(),
        "model_name",
        model,
        "ref_model_package",
        targetPackage,
        "ref_model_name",
        target,
        "ref_model_version",
        version,
        "ref_model_latest_version",
        latestVersion,
        "ref_model_deprecation_date",
        date);
  }

  /** The text in lines as long as those of progress. */
  public String wrap(String text) {
    return Deprecation.wrap(text, width);
  }
}
