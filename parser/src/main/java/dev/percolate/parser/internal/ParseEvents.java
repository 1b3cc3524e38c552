package dev.percolate.parser.internal;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.EventSink;
import dev.percolate.diagnostics.Level;
import dev.percolate.manifest.NodeBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The warnings of the parser as dbt's events. Safe for use by many threads if the sink is. */
public final class ParseEvents {
  private static final int WIDTH = 80;

  private final EventSink sink;

  public ParseEvents(EventSink sink) {
    this.sink = sink;
  }

  /** Where the events go. */
  public EventSink sink() {
    return sink;
  }

  /** Fires a warning; {@code pairs} are field names and values. */
  public void warn(String code, String name, String text, @Nullable Object... pairs) {
    fire(Level.WARN, code, name, "[WARNING]: " + text, pairs);
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

  private void fire(Level level, String code, String name, String text, @Nullable Object... pairs) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      fields.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    sink.fire(new Event(code, name, level, text, fields));
  }

  void schemaIsNull(String uniqueId) {
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

  void unexpectedBlock(String text, String file) {
    deprecated(
        "D023",
        "UnexpectedJinjaBlockDeprecation",
        text + " in file `" + file + "`",
        "msg",
        text,
        "file",
        file);
  }

  /** A test that refers to something missing. */
  void targetNotFound(
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
  void targetDisabled(
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

  void packageDependsOnRoot(NodeBuilder node, String target) {
    warn(
        "I077",
        "PackageNodeDependsOnRootProjectNode",
        "The node '"
            + node.name
            + "'in package '"
            + node.packageName
            + "' depends on the root project node '"
            + target
            + "'.This may lead to unexpected cycles downstream. Please set the"
            + " 'require_ref_searches_node_package_before_root' behavior change flag to True to"
            + " avoid this issue.For more information, see the documentation at"
            + " https://docs.getdbt.com/reference/global-configs/behavior-changes#package-ref-search-order",
        "node_name",
        node.name,
        "package_name",
        node.packageName,
        "root_project_unique_id",
        target);
  }

  void unusedPaths(List<String> paths) {
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

  void sameNames(String name, String packageName, String first, String second) {
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

  /** Python's {@code textwrap.fill}, long words unbroken. */
  static String wrap(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    int column = 0;
    for (String word : text.split(" ", -1)) {
      if (word.isEmpty()) {
        continue;
      }
      if (column > 0 && column + 1 + word.length() > WIDTH) {
        out.append('\n');
        column = 0;
      }
      if (column > 0) {
        out.append(' ');
        column++;
      }
      out.append(word);
      column += word.length();
    }
    return out.toString();
  }
}
