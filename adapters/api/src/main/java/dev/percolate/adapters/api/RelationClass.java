package dev.percolate.adapters.api;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.PythonText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What all relations of one adapter share: dbt's Relation class, {@code api.Relation} in templates.
 *
 * @param qualifiedName dbt's class with its module
 * @param quoteCharacter put on both sides of a quoted part
 * @param quotePolicy default quoting
 * @param includePolicy default parts to print
 * @param requireAlias whether a subquery standing for a relation needs an alias
 * @param renameable types that can be renamed in place
 * @param replaceable types that can be replaced in place
 * @param maxNameLength longest identifier a relation of known type may have, or 0
 * @param methods what templates may call on a relation of this adapter only
 */
public record RelationClass(
    String qualifiedName,
    String quoteCharacter,
    Policy quotePolicy,
    Policy includePolicy,
    boolean requireAlias,
    Set<RelationType> renameable,
    Set<RelationType> replaceable,
    int maxNameLength,
    List<AdapterMethod> methods) {

  /** The class of {@code relation.information_schema()}, common to all adapters. */
  public static final RelationClass INFORMATION_SCHEMA =
      new RelationClass(
          "dbt.adapters.base.relation.InformationSchema",
          "\"",
          Policy.ALL,
          Policy.ALL,
          true,
          Set.of(),
          Set.of());

  /** dbt's class name, such as {@code DuckDBRelation}. */
  public String name() {
    return qualifiedName.substring(qualifiedName.lastIndexOf('.') + 1);
  }

  /** A class whose names may have any length, without methods of its own. */
  public RelationClass(
      String qualifiedName,
      String quoteCharacter,
      Policy quotePolicy,
      Policy includePolicy,
      boolean requireAlias,
      Set<RelationType> renameable,
      Set<RelationType> replaceable) {
    this(
        qualifiedName,
        quoteCharacter,
        quotePolicy,
        includePolicy,
        requireAlias,
        renameable,
        replaceable,
        0,
        List.of());
  }

  public RelationClass {
    renameable = Set.copyOf(renameable);
    replaceable = Set.copyOf(replaceable);
    methods = List.copyOf(methods);
  }

  /** A relation with the class's default policies; any part may be null. */
  public Relation create(
      @Nullable String database,
      @Nullable String schema,
      @Nullable String identifier,
      @Nullable RelationType type) {
    return new Relation(
        this,
        database,
        schema,
        identifier,
        type,
        includePolicy,
        quotePolicy,
        false,
        null,
        null,
        null,
        null,
        null);
  }

  /**
   * {@code api.Relation.create(**fields)}: keys database, schema, identifier, type, quote_policy,
   * include_policy, limit, dbt_created and so on; unknown keys are ignored.
   */
  public Relation create(Map<String, ? extends @Nullable Object> fields) {
    Relation start = create(null, null, null, null).incorporate(fields);
    return start.withPath(
        text(fields, "database"), text(fields, "schema"), text(fields, "identifier"));
  }

  /**
   * The relation a node or source is built as. Quoting: the node's over the project's over the
   * class's.
   *
   * @param projectQuoting the project's quoting, empty for a source
   */
  public Relation createFrom(
      Map<String, ? extends @Nullable Object> projectQuoting, RelationConfig node) {
    Relation relation =
        create(node.database(), node.schema(), node.identifier(), null)
            .withQuotePolicy(quotePolicy.with(projectQuoting).with(node.quoting()));
    return node.external() == null ? relation : relation.withExternal(node.external());
  }

  /** The CTE that stands for an ephemeral model. */
  public Relation createEphemeralFrom(String identifier) {
    return create(null, null, Relation.addEphemeralPrefix(identifier), RelationType.CTE)
        .quote(null, null, false);
  }

  /** A part of a path in lower case and without quotes: what two names that nearly match share. */
  String bareName(@Nullable String part) {
    String text = part == null ? "none" : part.toLowerCase(Locale.ROOT);
    int start = 0;
    int end = text.length();
    while (start < end && quoteCharacter.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && quoteCharacter.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(start, end);
  }

  private static @Nullable String text(
      Map<String, ? extends @Nullable Object> fields, String part) {
    Object value = fields.get(part);
    return value == null ? null : PythonText.str(value);
  }

  static @Nullable String pathPart(@Nullable Object value, String part) {
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw ProblemException.compilation("Got an invalid path " + part + ": " + value);
  }
}
