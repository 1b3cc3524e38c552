package dev.percolate.parser.internal.properties;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Texts;
import dev.percolate.manifest.ColumnSpec;
import dev.percolate.manifest.Constraint;
import dev.percolate.manifest.Contract;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.parser.internal.ParseSession;
import dev.percolate.parser.internal.StaticReference;
import dev.percolate.project.Sha256;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What properties files say of models only: versions, constraints, contracts, time spines. */
final class ModelProperties {
  private static final Set<String> ENFORCING = Set.of("table", "incremental");

  private final ParseSession session;
  private final PropertyEvents events;

  ModelProperties(ParseSession session, PropertyEvents events) {
    this.session = session;
    this.events = events;
  }

  void describe(NodeBuilder node, Entry entry) {
    node.deprecationDate = deprecationDate(entry.get("deprecation_date"));
    String access = entry.textOrNull("access");
    if (access != null) {
      Map<String, @Nullable Object> given = new LinkedHashMap<>();
      given.put("access", access);
      EntryKeys.checkAccess(node.uniqueId, given);
      node.access = access;
    }
    node.timeSpine = timeSpine(entry);
    constrain(node, entry);
  }

  /** Sets the constraints, their references and the contract's checksum. */
  void constrain(NodeBuilder node, Entry entry) {
    List<Constraint> constraints = Columns.constraints(entry, "model");
    if (isEnforced(node)) {
      checkContract(node);
    }
    checkPrimaryKeys(node, constraints);
    node.constraints = constraints;
    captureForeignKeys(node);
    node.contract =
        new Contract(
            node.contract.enforced(),
            node.contract.aliasTypes(),
            isEnforced(node) ? contractChecksum(node) : null);
  }

  private static boolean isEnforced(NodeBuilder node) {
    return node.config.get("contract") instanceof Map<?, ?> contract
        && Boolean.TRUE.equals(contract.get("enforced"));
  }

  private void checkContract(NodeBuilder node) {
    boolean warns = false;
    for (ColumnSpec column : node.columns.values()) {
      for (Constraint constraint : column.constraints()) {
        warns |= constraint.warnUnsupported();
      }
    }
    for (Constraint constraint : node.constraints) {
      warns |= constraint.warnUnsupported();
    }
    String materialized = Texts.str(node.config.get("materialized"));
    if (warns && !ENFORCING.contains(materialized)) {
      events.constraintsNotEnforced(materialized);
    }
    List<String> errors = new ArrayList<>();
    if (node.columns.isEmpty()) {
      errors.add(
          "Constraints must be defined in a `yml` schema configuration file like `schema.yml`.");
    }
    if (!node.language.equals("sql")) {
      errors.add("Language Error: Expected 'sql' but found '" + node.language + "'");
    }
    if (!errors.isEmpty()) {
      throw ProblemException.parsing(
          "Contract enforcement failed for: ("
              + node.originalFilePath
              + ")\n"
              + String.join("\n", errors));
    }
  }

  private static void checkPrimaryKeys(NodeBuilder node, List<Constraint> constraints) {
    List<String> keys = new ArrayList<>();
    for (ColumnSpec column : node.columns.values()) {
      for (Constraint constraint : column.constraints()) {
        if (constraint.type().equals("primary_key")) {
          keys.add(column.name());
        }
      }
    }
    List<String> errors = new ArrayList<>();
    if (keys.size() > 1) {
      errors.add(
          "Found "
              + keys.size()
              + " columns ("
              + Texts.repr(keys)
              + ") with primary key constraints defined. Primary keys for multiple columns must be"
              + " defined as a model level constraint.");
    }
    boolean onModel = constraints.stream().anyMatch(c -> c.type().equals("primary_key"));
    if (!keys.isEmpty() && onModel) {
      errors.add(
          "Primary key constraints defined at the model level and the columns level. Primary keys"
              + " can be defined at the model level or the column level, not both.");
    }
    if (!errors.isEmpty()) {
      throw ProblemException.parsing(
          "Primary key constraint error: ("
              + node.originalFilePath
              + ")\n"
              + String.join("\n", errors));
    }
  }

  private static void captureForeignKeys(NodeBuilder node) {
    List<Constraint> all = new ArrayList<>();
    node.columns.values().forEach(column -> all.addAll(column.constraints()));
    all.addAll(node.constraints);
    for (Constraint constraint : all) {
      String to = constraint.to();
      if (!constraint.type().equals("foreign_key") || to == null || to.isEmpty()) {
        continue;
      }
      StaticReference reference = StaticReference.parse(to);
      if (reference == null) {
        throw ProblemException.parsing(
            "Invalid 'ref' or 'source' syntax on foreign key constraint 'to' on model "
                + node.name
                + ": "
                + to
                + ".");
      }
      reference.addTo(node);
    }
  }

  /**
   * dbt 1.12: SHA-256 over the columns by name with their types and constraints as Python shows
   * them.
   */
  private static String contractChecksum(NodeBuilder node) {
    StringBuilder text = new StringBuilder();
    TreeMap<String, ColumnSpec> sorted = new TreeMap<>();
    node.columns.values().forEach(column -> sorted.put(column.name(), column));
    for (ColumnSpec column : sorted.values()) {
      text.append('|').append(column.name()).append(Texts.str(column.dataType()));
      appendConstraints(text, "ColumnLevelConstraint", column.constraints());
    }
    String materialized = Texts.str(node.config.get("materialized"));
    if (ENFORCING.contains(materialized)) {
      text.append(materialized);
      appendConstraints(text, "ModelLevelConstraint", node.constraints);
    }
    return Sha256.hex(text.toString());
  }

  private static void appendConstraints(
      StringBuilder out, String type, List<Constraint> constraints) {
    out.append('[');
    boolean isFirst = true;
    for (Constraint constraint : constraints) {
      out.append(isFirst ? "" : ", ").append(type).append("(type=<ConstraintType.");
      isFirst = false;
      out.append(constraint.type()).append(": '").append(constraint.type()).append("'>, name=");
      Texts.appendRepr(out, constraint.name());
      Texts.appendRepr(out.append(", expression="), constraint.expression());
      Texts.appendRepr(out.append(", warn_unenforced="), constraint.warnUnenforced());
      Texts.appendRepr(out.append(", warn_unsupported="), constraint.warnUnsupported());
      Texts.appendRepr(out.append(", to="), constraint.to());
      Texts.appendRepr(out.append(", to_columns="), constraint.toColumns());
      if (constraint.columns() != null) {
        Texts.appendRepr(out.append(", columns="), constraint.columns());
      }
      out.append(')');
    }
    out.append(']');
  }

  private static @Nullable Map<String, @Nullable Object> timeSpine(Entry entry) {
    if (entry.get("time_spine") == null) {
      return null;
    }
    Entry given = entry.entry("time_spine");
    Map<String, @Nullable Object> spine = new LinkedHashMap<>();
    String standard = given.textOrNull("standard_granularity_column");
    spine.put("standard_granularity_column", standard);
    List<@Nullable Object> custom = new ArrayList<>();
    for (Entry granularity : given.entries("custom_granularities")) {
      Map<String, @Nullable Object> made = new LinkedHashMap<>();
      made.put("name", granularity.textOrNull("name"));
      made.put("column_name", granularity.textOrNull("column_name"));
      custom.add(made);
    }
    spine.put("custom_granularities", custom);
    checkTimeSpine(entry, standard, given);
    return spine;
  }

  private static void checkTimeSpine(Entry entry, @Nullable String standard, Entry spine) {
    Map<String, Entry> columns = new LinkedHashMap<>();
    entry.entries("columns").forEach(column -> columns.put(column.name(), column));
    Entry column = columns.get(standard);
    if (column == null) {
      throw ProblemException.parsing(
          "Time spine standard granularity column must be defined on the model. Got invalid column"
              + " name '"
              + standard
              + "' for model '"
              + entry.name()
              + "'. Valid names: "
              + Texts.repr(new ArrayList<>(columns.keySet()))
              + ".");
    }
    if (column.get("granularity") == null) {
      throw ProblemException.parsing(
          "Time spine standard granularity column must have a granularity defined. Please add one"
              + " for column '"
              + standard
              + "' in model '"
              + entry.name()
              + "'.");
    }
    List<String> missing = new ArrayList<>();
    for (Entry granularity : spine.entries("custom_granularities")) {
      String name = granularity.text("column_name", granularity.text("name", ""));
      if (!columns.containsKey(name)) {
        missing.add(name);
      }
    }
    if (!missing.isEmpty()) {
      throw ProblemException.parsing(
          "Time spine custom granularity columns do not exist in the model. Columns not found: "
              + Texts.repr(missing)
              + "; Available columns: "
              + Texts.repr(new ArrayList<>(columns.keySet())));
    }
  }

  /** dbt 1.12: a date is midnight, a time without zone is local, both written with their offset. */
  private static @Nullable String deprecationDate(@Nullable Object value) {
    if (!(value instanceof String text) || text.isEmpty()) {
      return null;
    }
    try {
      return IsoTimes.text(zoned(text.replace(' ', 'T')));
    } catch (DateTimeParseException e) {
      throw ProblemException.parsing("'" + text + "' is not a valid deprecation_date");
    }
  }

  private static OffsetDateTime zoned(String text) {
    if (text.indexOf('T') < 0) {
      return LocalDate.parse(text).atStartOfDay(ZoneId.systemDefault()).toOffsetDateTime();
    }
    int clock = text.indexOf('T');
    boolean hasZone =
        text.endsWith("Z") || text.indexOf('+', clock) > 0 || text.indexOf('-', clock) > 0;
    return hasZone
        ? OffsetDateTime.parse(text)
        : LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toOffsetDateTime();
  }
}
