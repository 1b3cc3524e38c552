package dev.percolate.adapters.api.internal;

import dev.percolate.adapters.api.Relation;
import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.EventSink;
import dev.percolate.diagnostics.Level;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** dbt's debug events of the relation cache. */
public final class CacheEvents {
  private final EventSink sink;

  public CacheEvents(EventSink sink) {
    this.sink = sink;
  }

  public void added(Relation relation) {
    fire("add_relation", "adding relation: " + text(relation), relation, null);
  }

  public void dropping(Relation relation) {
    fire("drop_relation", "Dropping relation: " + text(relation), relation, null);
  }

  public void missing(Relation relation) {
    fire(
        "drop_missing_relation",
        "dropped a nonexistent relationship: " + text(relation),
        relation,
        null);
  }

  public void cascade(Relation relation, int count) {
    fire(
        "drop_cascade",
        "drop " + text(relation) + " is cascading to " + count + " relation(s)",
        relation,
        null);
  }

  public void renaming(Relation from, Relation to) {
    fire("rename_relation", "Renaming relation " + text(from) + " to " + text(to), from, to);
  }

  public void temporary(Relation from) {
    fire(
        "temporary_relation",
        "old key " + text(from) + " not found in self.relations, assuming temporary",
        from,
        null);
  }

  private void fire(String action, String message, Relation first, @Nullable Relation second) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("action", action);
    data.put("ref_key", key(first));
    if (second != null) {
      data.put("ref_key_2", key(second));
    }
    sink.fire(new Event("E022", "CacheAction", Level.DEBUG, message, data));
  }

  private static Map<String, @Nullable Object> key(Relation relation) {
    Map<String, @Nullable Object> key = new LinkedHashMap<>();
    key.put("database", relation.database());
    key.put("schema", relation.schema());
    key.put("identifier", relation.identifier());
    return key;
  }

  private static String text(Relation relation) {
    return "(database="
        + relation.database()
        + ", schema="
        + relation.schema()
        + ", identifier="
        + relation.identifier()
        + ")";
  }
}
