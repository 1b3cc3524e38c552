package dev.percolate.runner.internal;

import dev.percolate.diagnostics.PythonTime;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.Exposure;
import dev.percolate.manifest.GraphNode;
import dev.percolate.manifest.Source;
import dev.percolate.manifest.UnitTest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How far the work on a node is, as events tell it: dbt's {@code node_info}. Safe for use by many
 * threads.
 */
final class NodeProgress implements Supplier<Map<String, @Nullable Object>> {
  private final GraphNode node;
  // dbt 1.12: a node that is not worked on has Python's None as its status
  private String status = "None";
  private String startedAt = "";
  private String finishedAt = "";
  private @Nullable Map<String, @Nullable Object> info;

  NodeProgress(GraphNode node) {
    this.node = node;
  }

  GraphNode node() {
    return node;
  }

  /** Says that the work has begun. */
  synchronized void started(Instant now) {
    startedAt = iso(now);
    reached("started");
  }

  /** Says what is done now, or what became of it. */
  synchronized void reached(String newStatus) {
    status = newStatus;
    info = null;
  }

  /** Says that the work has ended. */
  synchronized void finished(Instant now, String newStatus) {
    finishedAt = iso(now);
    reached(newStatus);
  }

  private static String iso(Instant time) {
    return PythonTime.iso(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
  }

  @Override
  public synchronized Map<String, @Nullable Object> get() {
    if (info == null) {
      info = Collections.unmodifiableMap(make());
    }
    return info;
  }

  private Map<String, @Nullable Object> make() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("materialized", text(node.config().get("materialized")));
    fields.put("meta", number(meta()));
    fields.put("node_checksum", node instanceof ExecutableNode it ? it.checksum().checksum() : "");
    fields.put("node_finished_at", finishedAt);
    fields.put("node_name", node.name());
    fields.put("node_path", node.path());
    fields.put("node_relation", relation());
    fields.put("node_started_at", startedAt);
    fields.put("node_status", status);
    fields.put("resource_type", node.resourceType().word());
    fields.put("unique_id", node.uniqueId());
    return fields;
  }

  private Map<String, @Nullable Object> relation() {
    return switch (node) {
      case ExecutableNode it -> relation(it.alias(), it.database(), it.relationName(), it.schema());
      case Source it -> relation("", it.database(), it.relationName(), it.schema());
      case UnitTest it -> relation("", "", "", it.schema());
      default -> relation("", "", "", "");
    };
  }

  private static Map<String, @Nullable Object> relation(
      @Nullable String alias,
      @Nullable String database,
      @Nullable String name,
      @Nullable String schema) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("alias", text(alias));
    fields.put("database", text(database));
    fields.put("relation_name", text(name));
    fields.put("schema", text(schema));
    return fields;
  }

  private Map<String, @Nullable Object> meta() {
    return switch (node) {
      case ExecutableNode it -> it.meta();
      case Source it -> it.meta();
      case Exposure it -> it.meta();
      default -> Map.of();
    };
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : Objects.toString(value);
  }

  /** A value as dbt's messages hold it: they know no whole numbers. */
  static @Nullable Object number(@Nullable Object value) {
    return switch (value) {
      case Number it -> it.doubleValue();
      case List<?> items -> items.stream().map(NodeProgress::number).toList();
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        map.forEach((key, item) -> fields.put(String.valueOf(key), number(item)));
        yield fields;
      }
      case null, default -> value;
    };
  }
}
