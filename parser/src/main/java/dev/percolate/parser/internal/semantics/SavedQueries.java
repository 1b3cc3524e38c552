package dev.percolate.parser.internal.semantics;

import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.ResourceType;
import dev.percolate.manifest.SavedQuery;
import dev.percolate.parser.internal.DisabledDraft;
import dev.percolate.parser.internal.ManifestDraft;
import dev.percolate.parser.internal.NameGenerator;
import dev.percolate.parser.internal.ParseSession;
import dev.percolate.parser.internal.properties.Entry;
import dev.percolate.parser.internal.properties.PropertyFile;
import dev.percolate.parser.internal.properties.PropertyProblems;
import dev.percolate.parser.internal.properties.SemanticWord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Adds saved queries and their exports to the draft. */
final class SavedQueries {
  private final ParseSession session;
  private final PropertyFile file;

  SavedQueries(ParseSession session, PropertyFile file) {
    this.session = session;
    this.file = file;
  }

  void add(Entry entry) {
    Configured configured =
        Configured.of(
            session, file, ResourceType.SAVED_QUERY, entry.name(), entry.mapping("config"));
    SavedQuery.Builder query = new SavedQuery.Builder(configured.identity());
    query.config = configured.config();
    query.unrenderedConfig = configured.unrenderedConfig();
    query.group = configured.group();
    query.description = entry.textOrNull("description");
    query.label = entry.textOrNull("label");
    query.queryParams = queryParams(entry.entry("query_params"));
    TreeSet<String> tags = new TreeSet<>(entry.texts("tags"));
    tags.addAll(new Entry(query.config, entry.place()).texts("tags"));
    query.tags = new ArrayList<>(tags);
    query.exports = new ArrayList<>();
    for (Entry export : entry.entries("exports")) {
      query.exports.add(export(export, query.config));
    }
    query.createdAt = session.createdAt();
    if (ManifestDraft.isEnabled(query.config)) {
      session.draft().addSavedQuery(query);
    } else {
      session.draft().addDisabled(DisabledDraft.of(query));
    }
  }

  private static Map<String, @Nullable Object> queryParams(Entry given) {
    Map<String, @Nullable Object> params = new LinkedHashMap<>();
    params.put("metrics", given.texts("metrics"));
    params.put("group_by", given.texts("group_by"));
    params.put("where", Inputs.filter(given, "where"));
    params.put("order_by", given.texts("order_by"));
    params.put("limit", given.integerOrNull("limit"));
    return params;
  }

  private Map<String, @Nullable Object> export(
      Entry given, Map<String, @Nullable Object> queryConfig) {
    Map<String, @Nullable Object> combined = new LinkedHashMap<>(queryConfig);
    combined.putAll(given.mapping("config"));
    Entry all = new Entry(combined, given.place());
    String schema = all.textOrNull("schema_name");
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("export_as", exportAs(all));
    config.put("schema_name", schema == null ? all.textOrNull("schema") : schema);
    config.put("alias", all.textOrNull("alias"));
    config.put("database", all.textOrNull("database"));
    String name = Inputs.requiredText(given, "name");
    fillNames(name, config, given.mapping("config"));
    Map<String, @Nullable Object> export = new LinkedHashMap<>();
    export.put("name", name);
    export.put("config", config);
    export.put("unrendered_config", given.mapping("config"));
    return export;
  }

  private static String exportAs(Entry all) {
    if (all.get("export_as") == null) {
      throw PropertyProblems.at(
          all.place().file(),
          "Field \"export_as\" of type ExportDestinationType in ExportConfig has invalid value"
              + " None");
    }
    return SemanticWord.EXPORT.required(all, "export_as");
  }

  /**
   * Fills what the export leaves open by the macros that name relations.
   *
   * <p>dbt 1.12: the custom schema never reaches {@code generate_schema_name}, so that an export
   * has either its own schema as written or the target's.
   */
  private void fillNames(
      String name, Map<String, @Nullable Object> config, Map<String, @Nullable Object> unrendered) {
    NodeBuilder node =
        new NodeBuilder(ResourceType.MODEL, session.rootProject(), name, "export." + name);
    node.config = config;
    node.unrenderedConfig = unrendered;
    NameGenerator names = session.configurer().names().ofExports();
    String database = names.database(config.get("database"), node);
    String schema = names.schema(null, node);
    String alias = names.alias(config.get("alias"), node);
    if (isEmpty(config.get("schema_name"))) {
      config.put("schema_name", schema);
    }
    if (!isEmpty(database)) {
      config.put("database", database);
    }
    if (isEmpty(config.get("alias"))) {
      config.put("alias", alias);
    }
  }

  private static boolean isEmpty(@Nullable Object value) {
    return value == null || value.equals("");
  }
}
