package dev.percolate.parser.internal.properties;

import dev.percolate.adapters.api.Capability;
import dev.percolate.adapters.api.RelationConfig;
import dev.percolate.adapters.api.SourceLocation;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Texts;
import dev.percolate.manifest.Identity;
import dev.percolate.manifest.ResourceType;
import dev.percolate.manifest.Source;
import dev.percolate.parser.internal.DisabledDraft;
import dev.percolate.parser.internal.ManifestDraft;
import dev.percolate.parser.internal.ParseSession;
import dev.percolate.parser.internal.config.ConfigRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sources: gathered from all files first, because another package may override them, then made with
 * their tests.
 */
final class Sources {
  private static final List<String> EXTERNAL_KEYS =
      List.of("location", "file_format", "row_format", "tbl_properties", "partitions");

  private final ParseSession session;
  private final PropertyEvents events;
  private final Map<String, SourceDraft> tables = new LinkedHashMap<>();
  private final Map<OverrideKey, Entry> overrides = new LinkedHashMap<>();
  private final Map<OverrideKey, Set<String>> used = new LinkedHashMap<>();

  private record OverrideKey(String packageName, String source) {}

  Sources(ParseSession session, PropertyEvents events) {
    this.session = session;
    this.events = events;
  }

  /** Takes the entries of one file's {@code sources} list. */
  void gather(PropertyFile file) {
    for (PropertyFile.Item item : file.items("sources")) {
      Entry source = item.rendered();
      refuseEmptyField(source);
      if (source.has("overrides")) {
        OverrideKey key = new OverrideKey(source.text("overrides", ""), source.name());
        Entry earlier = overrides.put(key, source);
        if (earlier != null) {
          throw PropertyProblems.sourceOverriddenTwice(
              key.packageName(), key.source(), source.place().file(), earlier.place().file());
        }
        continue;
      }
      for (Entry table : source.entries("tables")) {
        List<String> fqn = file.fqn(source.name());
        fqn.add(table.name());
        SourceDraft draft =
            new SourceDraft(
                file.packageName(),
                file.originalFilePath(),
                fqn,
                source,
                table,
                item.rawText("database"),
                item.rawText("schema"),
                false);
        SourceDraft known = tables.put(draft.uniqueId(), draft);
        if (known != null) {
          throw PropertyProblems.sourceTwice(draft, known);
        }
      }
    }
  }

  private static void refuseEmptyField(Entry source) {
    List<Entry> places = new ArrayList<>(source.entries("tables"));
    places.add(source);
    for (Entry place : places) {
      if ("".equals(place.get("loaded_at_field")) && !source.has("overrides")) {
        throw PropertyProblems.invalid(
            source, "at path []: loaded_at_field cannot be an empty string.");
      }
    }
  }

  /** Makes every source and its tests. */
  void finish(Function<String, GenericTests> testsOf) {
    for (SourceDraft plain : tables.values()) {
      SourceDraft draft = overridden(plain);
      addTests(draft, testsOf.apply(draft.packageName()));
      Source.Builder source = build(draft);
      if (ManifestDraft.isEnabled(source.config)) {
        session.draft().addSource(source);
      } else {
        session.draft().addDisabled(DisabledDraft.of(source));
      }
    }
    warnUnused();
  }

  private SourceDraft overridden(SourceDraft draft) {
    OverrideKey key = new OverrideKey(draft.packageName(), draft.source().name());
    Entry override = overrides.get(key);
    if (override == null) {
      return draft;
    }
    Set<String> usedTables = used.computeIfAbsent(key, _ -> new HashSet<>());
    Entry table = null;
    for (Entry candidate : override.entries("tables")) {
      if (candidate.name().equals(draft.table().name())) {
        table = candidate;
        usedTables.add(candidate.name());
      }
    }
    return draft.overridden(override, table);
  }

  private void addTests(SourceDraft draft, GenericTests tests) {
    TestTarget target = draft.testTarget();
    List<String> tags = new ArrayList<>(draft.source().texts("tags"));
    tags.addAll(draft.table().texts("tags"));
    Boolean quoteColumns = draft.table().booleanOrNull("quote_columns");
    for (Object test : tests(draft.table())) {
      tests.add(target, test, null, tags);
    }
    for (Entry column : draft.table().entries("columns")) {
      List<String> columnTags = new ArrayList<>(tags);
      columnTags.addAll(Columns.tags(column));
      for (Object test : tests(column)) {
        tests.add(target, test, tests.columnName(column, quoteColumns), columnTags);
      }
    }
  }

  private static List<?> tests(Entry owner) {
    List<?> old = owner.list("tests");
    if (!old.isEmpty() && !owner.list("data_tests").isEmpty()) {
      throw PropertyProblems.invalid(
          owner, "Invalid test config: cannot have both 'tests' and 'data_tests' defined");
    }
    return old.isEmpty() ? owner.list("data_tests") : old;
  }

  private Source.Builder build(SourceDraft draft) {
    Entry source = draft.source();
    Entry table = draft.table();
    Source.Builder made =
        new Source.Builder(
            new Identity(
                table.name(),
                draft.packageName(),
                draft.originalFilePath(),
                draft.originalFilePath(),
                draft.uniqueId(),
                draft.fqn()));
    String database = source.text("database", "");
    made.database = database.isEmpty() ? session.adapter().credentials().database() : database;
    String schema = source.text("schema", "");
    made.schema = schema.isEmpty() ? source.name() : schema;
    String identifier = table.text("identifier", "");
    made.identifier = identifier.isEmpty() ? table.name() : identifier;
    made.unrenderedDatabase = draft.unrenderedDatabase();
    made.unrenderedSchema = draft.unrenderedSchema();
    made.sourceName = source.name();
    made.sourceDescription = source.text("description", "");
    made.description = table.text("description", "");
    made.loader = source.text("loader", "");
    made.columns = Columns.specs(table.entries("columns"));
    made.external = external(table);
    made.quoting = quoting(source, table);
    made.sourceMeta = source.mapping("meta");
    made.sourceMeta.putAll(configMap(source, "meta"));
    made.createdAt = session.createdAt();
    configure(made, draft);
    made.relationName =
        session
            .adapter()
            .relationClass()
            .createFrom(
                session.packages().root().quoting(),
                new RelationConfig(
                    made.database,
                    made.schema,
                    made.identifier,
                    given(made.quoting),
                    external(made, table.name())))
            .toString();
    return made;
  }

  /** What stands for a source that lies outside of the warehouse, or null. */
  private @Nullable String external(Source.Builder made, String name) {
    return session
        .adapter()
        .externalLocation(
            new SourceLocation(
                    name, made.identifier, made.schema, made.database, made.tags, made.meta)
                .with(made.config));
  }

  private void configure(Source.Builder made, SourceDraft draft) {
    Map<String, @Nullable Object> patch = patchOf(draft);
    // dbt 1.12: tags are read once for the configuration and once for what is not rendered
    for (int i = 0; i < 2; i++) {
      warnOfTags(draft.source());
      warnOfTags(draft.table());
    }
    ConfigRequest request =
        ConfigRequest.of(ResourceType.SOURCE, draft.packageName(), draft.fqn())
            .withPatch(patch, new LinkedHashMap<>());
    made.config = session.configs().resolve(request);
    made.unrenderedConfig = session.configs().unrendered(request);
    made.meta = asMap(made.config.get("meta"));
    made.tags = asTexts(made.config.get("tags"));
    made.loadedAtField = (String) made.config.get("loaded_at_field");
    made.loadedAtQuery = (String) made.config.get("loaded_at_query");
    made.freshness =
        made.config.get("freshness") == null ? null : asMap(made.config.get("freshness"));
    boolean aged =
        made.freshness != null && Freshness.isGiven(made.freshness) && made.loadedAtField == null;
    if (aged
        && made.loadedAtQuery == null
        && !session.adapter().supports(Capability.TABLE_LAST_MODIFIED_METADATA)) {
      events.freshnessWithoutField(made.sourceName, made.identity.name());
    }
  }

  private static Map<String, @Nullable Object> patchOf(SourceDraft draft) {
    Entry source = draft.source();
    Entry table = draft.table();
    Map<String, @Nullable Object> patch = source.mapping("config");
    patch.putAll(table.mapping("config"));
    Freshness freshness =
        Freshness.merge(
            Freshness.merge(
                Freshness.merge(Freshness.of(source), Freshness.of(source.entry("config"))),
                Freshness.of(table)),
            Freshness.of(table.entry("config")));
    if (freshness == null) {
      patch.put("freshness", null);
    } else if (freshness.isGiven()) {
      patch.put("freshness", freshness.toMap());
    } else {
      patch.remove("freshness");
    }
    loadedAt(draft, patch);
    Map<String, @Nullable Object> meta = source.mapping("meta");
    meta.putAll(configMap(source, "meta"));
    meta.putAll(table.mapping("meta"));
    meta.putAll(configMap(table, "meta"));
    patch.put("meta", meta);
    Set<String> tags = new TreeSet<>(source.texts("tags"));
    tags.addAll(configTags(source));
    tags.addAll(table.texts("tags"));
    tags.addAll(configTags(table));
    patch.put("tags", new ArrayList<Object>(tags));
    return patch;
  }

  private static List<String> configTags(Entry owner) {
    List<String> tags = new ArrayList<>();
    for (Object tag : givenTags(owner)) {
      if (tag instanceof String text) {
        tags.add(text);
      }
    }
    return tags;
  }

  private static List<?> givenTags(Entry owner) {
    Entry config = owner.entry("config");
    if (!config.has("tags")) {
      return List.of();
    }
    return config.get("tags") instanceof List<?> list
        ? list
        : Collections.singletonList(config.get("tags"));
  }

  private void warnOfTags(Entry owner) {
    for (Object tag : givenTags(owner)) {
      if (!(tag instanceof String)) {
        String field = "`config.tags`: " + Texts.str(owner.entry("config").get("tags"));
        events.notValidFor(field, "source", owner.name());
      }
    }
  }

  private static void loadedAt(SourceDraft draft, Map<String, @Nullable Object> patch) {
    Entry source = draft.source();
    Entry table = draft.table();
    String tableField = firstText(table, "loaded_at_field");
    String tableQuery = firstText(table, "loaded_at_query");
    String sourceField = firstText(source, "loaded_at_field");
    String sourceQuery = firstText(source, "loaded_at_query");
    boolean fieldIsSaid = draft.isLoadedAtSaid();
    if (fieldIsSaid && tableQuery != null) {
      throw ProblemException.parsing(
          "Cannot specify both loaded_at_field and loaded_at_query at table level.");
    }
    if (sourceField != null && sourceQuery != null) {
      throw ProblemException.parsing(
          "Cannot specify both loaded_at_field and loaded_at_query at source level.");
    }
    patch.put("loaded_at_field", fieldIsSaid ? tableField : sourceField);
    String query = tableQuery;
    if (query == null && !fieldIsSaid) {
      query = sourceQuery;
    }
    patch.put("loaded_at_query", query);
  }

  /** The non-empty text of a key of the entry, else of its config. */
  private static @Nullable String firstText(Entry entry, String key) {
    String own = entry.text(key, "");
    if (!own.isEmpty()) {
      return own;
    }
    String config = entry.entry("config").text(key, "");
    return config.isEmpty() ? null : config;
  }

  private static Map<String, @Nullable Object> configMap(Entry entry, String key) {
    return entry.entry("config").get(key) instanceof Map<?, ?>
        ? entry.entry("config").mapping(key)
        : new LinkedHashMap<>();
  }

  private static Map<String, @Nullable Object> quoting(Entry source, Entry table) {
    Map<String, @Nullable Object> quoting = new LinkedHashMap<>();
    for (String part : List.of("database", "schema", "identifier", "column")) {
      Object own = table.mapping("quoting").get(part);
      quoting.put(part, own == null ? source.mapping("quoting").get(part) : own);
    }
    return quoting;
  }

  private static Map<String, @Nullable Object> given(Map<String, @Nullable Object> quoting) {
    Map<String, @Nullable Object> given = new LinkedHashMap<>(quoting);
    given.values().removeIf(value -> value == null);
    return given;
  }

  private static @Nullable Map<String, @Nullable Object> external(Entry table) {
    Map<String, @Nullable Object> given = table.mappingOrNull("external");
    if (given == null) {
      return null;
    }
    Map<String, @Nullable Object> external = new LinkedHashMap<>();
    for (String key : EXTERNAL_KEYS) {
      external.put(key, given.get(key));
    }
    if (external.get("partitions") instanceof List<?> partitions) {
      external.put("partitions", partitions(partitions));
    }
    given.forEach(external::putIfAbsent);
    return external;
  }

  private static List<@Nullable Object> partitions(List<?> partitions) {
    List<@Nullable Object> made = new ArrayList<>();
    for (Object partition : partitions) {
      if (!(partition instanceof Map<?, ?> given)) {
        made.add(partition);
        continue;
      }
      Map<String, @Nullable Object> full = new LinkedHashMap<>();
      full.put("name", "");
      full.put("description", "");
      full.put("data_type", "");
      full.put("meta", new LinkedHashMap<String, @Nullable Object>());
      given.forEach((key, value) -> full.put(String.valueOf(key), value));
      made.add(full);
    }
    return made;
  }

  private void warnUnused() {
    List<String> lines = new ArrayList<>();
    overrides.forEach(
        (key, override) -> {
          String name = key.packageName() + "." + key.source();
          Set<String> usedTables = used.get(key);
          if (usedTables == null) {
            lines.add("  - Source " + name + " (in " + override.place().file() + ")");
            return;
          }
          Set<String> unused = new TreeSet<>();
          override.entries("tables").forEach(table -> unused.add(table.name()));
          unused.removeAll(usedTables);
          for (String table : unused) {
            lines.add(
                "  - Source table " + name + "." + table + " (in " + override.place().file() + ")");
          }
        });
    if (!lines.isEmpty()) {
      events.unusedOverrides(lines);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> asMap(@Nullable Object value) {
    return value instanceof Map<?, ?> map
        ? (Map<String, @Nullable Object>) map
        : new LinkedHashMap<>();
  }

  private static List<String> asTexts(@Nullable Object value) {
    List<String> texts = new ArrayList<>();
    if (value instanceof List<?> list) {
      list.forEach(item -> texts.add(String.valueOf(item)));
    } else if (value instanceof String one) {
      texts.add(one);
    }
    return texts;
  }
}
