package dev.percolate.adapters.api;

import dev.percolate.adapters.api.internal.CacheEvents;
import dev.percolate.diagnostics.EventSink;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import java.util.ArrayList;
import java.util.HashMap;
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
    private final Set<Entry> dependents = new LinkedHashSet<>();
    private final Set<Entry> references = new LinkedHashSet<>();

    Entry(Relation relation) {
      this.relation = relation;
    }
  }

  /** What is known of one schema, in the order it was added, and by a name without its quotes. */
  private static final class Contents {
    private final Set<Entry> all = new LinkedHashSet<>();
    private final Map<String, Set<Entry>> byName = new HashMap<>();

    void add(Entry entry) {
      all.add(entry);
      byName.computeIfAbsent(entry.relation.bareName(), name -> new LinkedHashSet<>(2)).add(entry);
    }

    void remove(Entry entry) {
      all.remove(entry);
      String name = entry.relation.bareName();
      Set<Entry> alike = byName.get(name);
      if (alike != null && alike.remove(entry) && alike.isEmpty()) {
        byName.remove(name);
      }
    }
  }

  private final Map<Key, Entry> entries = new LinkedHashMap<>();
  private final Map<SchemaKey, Contents> schemas = new HashMap<>();
  private final CacheEvents events;

  public RelationCache(EventSink events) {
    this.events = new CacheEvents(events);
  }

  // ---- schemas

  /** Whether the schema has been listed. */
  public synchronized boolean hasSchema(@Nullable String database, String schema) {
    return schemas.containsKey(schemaKey(database, schema));
  }

  /** Marks a schema as listed, which matters when it is empty. */
  public synchronized void addSchema(@Nullable String database, @Nullable String schema) {
    contents(database, schema);
  }

  private Contents contents(@Nullable String database, @Nullable String schema) {
    return schemas.computeIfAbsent(schemaKey(database, schema), key -> new Contents());
  }

  /** Forgets a schema and all in it. */
  public synchronized void dropSchema(@Nullable String database, @Nullable String schema) {
    if (!schemas.containsKey(schemaKey(database, schema))) {
      return;
    }
    for (Relation relation : list(database, schema)) {
      if (entries.containsKey(key(relation))) {
        drop(relation);
      }
    }
    schemas.remove(schemaKey(database, schema));
  }

  // ---- relations

  /** The relations of a schema in the order they were added. */
  public synchronized List<Relation> list(@Nullable String database, @Nullable String schema) {
    Contents known = schemas.get(schemaKey(database, schema));
    return known == null ? new ArrayList<>() : relations(known.all);
  }

  /** Those of {@link #list} whose name is {@code name} if letter case and quotes are ignored. */
  public synchronized List<Relation> alike(
      @Nullable String database,
      @Nullable String schema,
      String name,
      RelationClass relationClass) {
    Contents known = schemas.get(schemaKey(database, schema));
    String bare = relationClass.bareName(name);
    return known == null ? List.of() : relations(known.byName.getOrDefault(bare, Set.of()));
  }

  private static List<Relation> relations(Set<Entry> entries) {
    List<Relation> relations = new ArrayList<>(entries.size());
    entries.forEach(entry -> relations.add(entry.relation));
    return relations;
  }

  /** Adds a relation unless its place is taken. */
  public synchronized void add(Relation relation) {
    events.added(relation);
    putIfAbsent(relation);
  }

  private void putIfAbsent(Relation relation) {
    if (!entries.containsKey(key(relation))) {
      put(new Entry(relation));
    }
  }

  private void put(Entry entry) {
    Relation relation = entry.relation;
    entries.put(key(relation), entry);
    contents(relation.database(), relation.schema()).add(entry);
  }

  private void remove(Entry entry) {
    Relation relation = entry.relation;
    entries.remove(key(relation));
    contents(relation.database(), relation.schema()).remove(entry);
  }

  /** Removes a relation and all that depend on it; unknown ones are ignored. */
  public synchronized void drop(Relation relation) {
    events.dropping(relation);
    Entry dropped = entries.get(key(relation));
    if (dropped == null) {
      events.missing(relation);
      return;
    }
    Set<Entry> gone = new LinkedHashSet<>();
    collect(dropped, gone);
    events.cascade(relation, gone.size());
    for (Entry entry : gone) {
      remove(entry);
      entry.references.forEach(referenced -> referenced.dependents.remove(entry));
    }
  }

  private static void collect(Entry entry, Set<Entry> into) {
    if (into.add(entry)) {
      entry.dependents.forEach(dependent -> collect(dependent, into));
    }
  }

  /** Moves a relation to another place; an unknown one is taken for a temporary table. */
  public synchronized void rename(Relation from, Relation to) {
    events.renaming(from, to);
    Key newKey = key(to);
    if (entries.containsKey(newKey)) {
      throw collision(newKey);
    }
    Entry entry = entries.get(key(from));
    if (entry == null) {
      events.temporary(from);
      putIfAbsent(to);
      return;
    }
    remove(entry);
    entry.relation = entry.relation.withPath(to.database(), to.schema(), to.identifier());
    put(entry);
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
    if (!schemas.containsKey(schemaKey(referenced.database(), referenced.schema()))) {
      return;
    }
    for (Relation end : List.of(referenced, dependent)) {
      if (!entries.containsKey(key(end))) {
        add(end.withType(RelationType.EXTERNAL));
      }
    }
    Entry known = entries.get(key(referenced));
    Entry user = entries.get(key(dependent));
    if (known != null && user != null) {
      known.dependents.add(user);
      user.references.add(known);
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

  private static SchemaKey schemaKey(@Nullable String database, @Nullable String schema) {
    return new SchemaKey(lower(database), lower(schema));
  }

  private static @Nullable String lower(@Nullable String part) {
    return part == null ? null : part.toLowerCase(Locale.ROOT);
  }
}
