package dev.percolate.adapters.postgres.internal;

import dev.percolate.adapters.api.AdapterMethod;
import dev.percolate.adapters.api.IndexConfig;
import dev.percolate.adapters.api.Relation;
import dev.percolate.adapters.api.Row;
import dev.percolate.diagnostics.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The methods of {@code adapter} that only PostgreSQL's macros call. */
final class PostgresMethods {
  private static final Set<String> INDEX_KEYS = Set.of("columns", "unique", "type");

  private final String expectedDatabase;
  private final Clock clock;

  PostgresMethods(String expectedDatabase, Clock clock) {
    this.expectedDatabase = expectedDatabase;
    this.clock = clock;
  }

  Map<String, AdapterMethod> all() {
    Map<String, AdapterMethod> methods = new LinkedHashMap<>();
    methods.put(
        "verify_database",
        AdapterMethod.of(
            "verify_database", List.of("database"), a -> verify(String.valueOf(a.get(0)))));
    methods.put(
        "parse_index", AdapterMethod.of("parse_index", List.of("raw_index"), a -> index(a.get(0))));
    return methods;
  }

  /** Nothing, so that macros may print it; fails for any database but the profile's. */
  private String verify(String database) {
    String name = database;
    if (name.startsWith("\"")) {
      name = strip(name);
    }
    if (!name.toLowerCase(Locale.ROOT).equals(expectedDatabase.toLowerCase(Locale.ROOT))) {
      throw ProblemException.runtime(
          "ERROR: Cross-db references not allowed in postgres ("
              + name
              + " vs "
              + expectedDatabase
              + ")");
    }
    return "";
  }

  private static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && text.charAt(start) == '"') {
      start++;
    }
    while (end > start && text.charAt(end - 1) == '"') {
      end--;
    }
    return text.substring(start, end);
  }

  private @Nullable IndexConfig index(@Nullable Object raw) {
    if (raw == null) {
      return null;
    }
    if (!(raw instanceof Map<?, ?> map)) {
      throw invalid("[]", repr(raw) + " is not of type 'object'");
    }
    for (Object key : map.keySet()) {
      if (!INDEX_KEYS.contains(String.valueOf(key))) {
        throw invalid(
            "[]", "Additional properties are not allowed (" + repr(key) + " was unexpected)");
      }
    }
    if (!map.containsKey("columns")) {
      throw invalid("[]", "'columns' is a required property");
    }
    Object type = map.get("type");
    if (type != null && !(type instanceof String)) {
      throw invalid("['type']", repr(type) + " is not valid under any of the given schemas");
    }
    return new IndexConfig(
        columns(map.get("columns")), unique(map), (String) type, this::indexName);
  }

  private static List<String> columns(@Nullable Object value) {
    if (!(value instanceof List<?> columns)) {
      throw invalid("['columns']", repr(value) + " is not of type 'array'");
    }
    List<String> names = new ArrayList<>();
    for (Object column : columns) {
      if (!(column instanceof String name)) {
        throw invalid(
            "['columns'][" + names.size() + "]", repr(column) + " is not of type 'string'");
      }
      names.add(name);
    }
    return names;
  }

  private static boolean unique(Map<?, ?> map) {
    if (!map.containsKey("unique")) {
      return false;
    }
    if (map.get("unique") instanceof Boolean unique) {
      return unique;
    }
    throw invalid("['unique']", repr(map.get("unique")) + " is not of type 'boolean'");
  }

  private static String repr(@Nullable Object value) {
    return value instanceof String text ? "'" + text + "'" : Row.text(value);
  }

  private static ProblemException invalid(String path, String message) {
    return ProblemException.compilation(
        "Could not parse index config: at path " + path + ": " + message);
  }

  private String indexName(IndexConfig index, Relation relation) {
    List<String> parts = new ArrayList<>(index.columns());
    parts.add(relation.render());
    parts.add(index.unique() ? "True" : "False");
    parts.add(index.type() == null ? "None" : index.type());
    // the time keeps a rebuilt index from colliding with the one it replaces
    parts.add(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).toString());
    byte[] text = String.join("_", parts).getBytes(StandardCharsets.UTF_8);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
