package dev.percolate.adapters.api;

import dev.percolate.adapters.api.internal.CacheEvents;
import dev.percolate.diagnostics.EventSink;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The relations known to exist, by schema, ignoring letter case. Kept true by the adapter's drops
 * and renames. Safe for use by many threads.
 */
public final class RelationCache {
  /** A relation's place, in lower case. */
  record Key(@Nullable String database, @Nullable String schema, @Nullable String identifier) {
    @Override
    public String toString() {
      return "_ReferenceKey(database="
          + quoted(database)
          + ", schema="
          + quoted(schema)
          + ", identifier="
          + quoted(identifier)
          + ")";
    }

    private static String quoted(@Nullable String part) {
      return part == null ? "None" : "'" + part + "'";
    }
  }

  private record SchemaKey(@Nullable String database, @Nullable String schema) {}

  private static final class Entry {
    private Relation relation;
    private final Set<Key> dependents = new LinkedHashSet<>();

    Entry(Relation relation) {
      this.relation = relation;
    }
  }

  private final Map<Key, Entry> entries = new LinkedHashMap<>();
  private final Set<SchemaKey> schemas = new HashSet<>();
  private final CacheEvents events;

  public RelationCache(EventSink events) {
    this.events = new CacheEvents(events);
  }

  // ---- schemas

  /** Whether the schema has been listed. */
  public synchronized boolean hasSchema(@Nullable String database, String schema) {
    return schemas.contains(new SchemaKey(lower(database), lower(schema)));
  }

  /** Marks a schema as listed, which matters when it is empty. */
  public synchronized void addSchema(@Nullable String database, @Nullable String schema) {
    schemas.add(new SchemaKey(lower(database), lower(schema)));
  }

  /** Forgets a schema and all in it. */
  public synchronized void dropSchema(@Nullable String database, @Nullable String schema) {
    if (!schemas.contains(new SchemaKey(lower(database), lower(schema)))) {
      return;
    }
    for (Relation relation : list(database, schema)) {
      if (entries.containsKey(key(relation))) {
        drop(relation);
      }
    }
    schemas.remove(new SchemaKey(lower(database), lower(schema)));
  }

  // ---- relations

  /** The relations of a schema in the order they were added. */
  public synchronized List<Relation> list(@Nullable String database, @Nullable String schema) {
    String wantedDatabase = lower(database);
    String wantedSchema = lower(schema);
    List<Relation> found = new ArrayList<>();
    entries.forEach(
        (key, entry) -> {
          if (java.util.Objects.equals(key.database(), wantedDatabase)
              && java.util.Objects.equals(key.schema(), wantedSchema)) {
            found.add(entry.relation);
          }
        });
    return found;
  }

  /** Adds a relation unless its place is taken. */
  public synchronized void add(Relation relation) {
    events.added(relation);
    putIfAbsent(relation);
  }

  private void putIfAbsent(Relation relation) {
    addSchema(relation.database(), relation.schema());
    entries.putIfAbsent(key(relation), new Entry(relation));
  }

  /** Removes a relation and all that depend on it; unknown ones are ignored. */
  public synchronized void drop(Relation relation) {
    events.dropping(relation);
    Key dropped = key(relation);
    if (!entries.containsKey(dropped)) {
      events.missing(relation);
      return;
    }
    Set<Key> gone = new LinkedHashSet<>();
    collect(dropped, gone);
    events.cascade(relation, gone.size());
    gone.forEach(entries::remove);
    entries.values().forEach(entry -> entry.dependents.removeAll(gone));
  }

  private void collect(Key key, Set<Key> into) {
    Entry entry = entries.get(key);
    if (entry != null && into.add(key)) {
      entry.dependents.forEach(dependent -> collect(dependent, into));
    }
  }

  /** Moves a relation to another place; an unknown one is taken for a temporary table. */
  public synchronized void rename(Relation from, Relation to) {
    events.renaming(from, to);
    Key oldKey = key(from);
    Key newKey = key(to);
    if (entries.containsKey(newKey)) {
      throw collision(newKey);
    }
    Entry entry = entries.remove(oldKey);
    if (entry == null) {
      events.temporary(from);
      putIfAbsent(to);
      return;
    }
    entry.relation = entry.relation.withPath(to.database(), to.schema(), to.identifier());
    for (Entry other : entries.values()) {
      if (other.dependents.remove(oldKey)) {
        other.dependents.add(newKey);
      }
    }
    entries.put(newKey, entry);
    addSchema(to.database(), to.schema());
  }

  private static final Pattern SUFFIX = Pattern.compile("__dbt_backup|__dbt_tmp$");

  private ProblemException collision(Key taken) {
    String more = "";
    String identifier = taken.identifier() == null ? "" : taken.identifier();
    Matcher suffix = SUFFIX.matcher(identifier);
    if (suffix.find()) {
      more =
          "\n\nName collisions can occur when the length of two models' names approach your"
              + " database's builtin limit. Try restructuring your project such that no two models"
              + " share the prefix '"
              + identifier.substring(0, suffix.start())
              + "'. Then, clean your warehouse of any removed models.";
    }
    return ProblemException.of(
        ProblemKind.INTERNAL,
        "Cache inconsistency detected: in rename, new key "
            + taken
            + " already in cache: "
            + new ArrayList<>(entries.keySet())
            + more);
  }

  /** Records that dropping {@code referenced} drops {@code dependent}. */
  public synchronized void link(Relation referenced, Relation dependent) {
    if (!schemas.contains(
        new SchemaKey(lower(referenced.database()), lower(referenced.schema())))) {
      return;
    }
    for (Relation end : List.of(referenced, dependent)) {
      if (!entries.containsKey(key(end))) {
        add(end.withType(RelationType.EXTERNAL));
      }
    }
    Entry entry = entries.get(key(referenced));
    if (entry != null) {
      entry.dependents.add(key(dependent));
    }
  }

  public synchronized void clear() {
    entries.clear();
    schemas.clear();
  }

  private static Key key(Relation relation) {
    return new Key(
        lower(relation.database()), lower(relation.schema()), lower(relation.identifier()));
  }

  private static @Nullable String lower(@Nullable String part) {
    return part == null ? null : part.toLowerCase(Locale.ROOT);
  }
}
