package dev.percolate.parser.internal.properties;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One table of a source as the files say it, before overrides and configuration.
 *
 * @param packageName package of the properties file
 * @param originalFilePath the properties file
 * @param fqn package, folders, source, table
 * @param source the entry of the source
 * @param table the entry of the table
 * @param unrenderedDatabase {@code database} as written
 * @param unrenderedSchema {@code schema} as written
 */
record SourceDraft(
    String packageName,
    String originalFilePath,
    List<String> fqn,
    Entry source,
    Entry table,
    @Nullable String unrenderedDatabase,
    @Nullable String unrenderedSchema) {

  String uniqueId() {
    return "source." + packageName + "." + source.name() + "." + table.name();
  }

  /** The same table with what another package's {@code overrides} says of it. */
  SourceDraft overridden(Entry override, @Nullable Entry tableOverride) {
    return new SourceDraft(
        packageName,
        originalFilePath,
        fqn,
        merged(source, override),
        tableOverride == null ? table : merged(table, tableOverride),
        unrenderedDatabase,
        unrenderedSchema);
  }

  private static Entry merged(Entry base, Entry override) {
    Map<String, @Nullable Object> merged = new LinkedHashMap<>(base.map());
    for (Map.Entry<String, @Nullable Object> field : override.map().entrySet()) {
      String key = field.getKey();
      boolean names = key.equals("name") || key.equals("overrides") || key.equals("tables");
      if (!names && field.getValue() != null) {
        merged.put(key, field.getValue());
      }
    }
    return new Entry(merged, base.place());
  }

  TestTarget testTarget() {
    return new TestTarget(
        packageName,
        source.name() + "_" + table.name(),
        originalFilePath,
        "sources." + source.name(),
        null,
        source.name(),
        table.name());
  }
}
