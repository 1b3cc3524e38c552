package dev.percolate.selection.internal;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.EventSink;
import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.Problem;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.diagnostics.PythonText;
import dev.percolate.manifest.ColumnSpec;
import dev.percolate.manifest.Constraint;
import dev.percolate.manifest.Model;
import dev.percolate.selection.StateRules;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares enforced contracts. A breaking change warns; on a versioned model it is an error.
 *
 * @param rules tells which constraints count
 */
record ContractComparison(StateRules rules, EventSink events) {

  boolean isSame(Model then, Model now) {
    boolean wasEnforced = then.contract().enforced();
    boolean isEnforced = now.contract().enforced();
    if (!wasEnforced) {
      return !isEnforced;
    }
    if (isEnforced && Objects.equals(then.contract().checksum(), now.contract().checksum())) {
      return true;
    }
    List<String> breaking = new ArrayList<>();
    if (!isEnforced) {
      breaking.add(
          "Contract enforcement was removed: Previously, this model had an enforced contract. It"
              + " is no longer configured to enforce its contract, and this is a breaking change.");
    }
    addColumnChanges(then, now, breaking);
    addConstraintChanges(then, now, breaking);
    if (!breaking.isEmpty()) {
      report(now, breaking);
    }
    return false;
  }

  /** Reports a model with an enforced contract that was deleted, renamed or disabled. */
  void checkRemoved(Model model) {
    if (!model.contract().enforced() || isPastDeprecation(model)) {
      return;
    }
    String what = model.isEnabled() ? "deleted or renamed" : "disabled";
    report(model, List.of("Contracted model '" + model.uniqueId() + "' was " + what + "."));
  }

  private boolean isPastDeprecation(Model model) {
    String date = model.deprecationDate();
    return date != null && OffsetDateTime.parse(date).toInstant().isBefore(rules.now());
  }

  private static void addColumnChanges(Model then, Model now, List<String> breaking) {
    List<String> removed = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    for (Map.Entry<String, ColumnSpec> entry : new TreeMap<>(then.columns()).entrySet()) {
      ColumnSpec before = entry.getValue();
      ColumnSpec after = now.columns().get(entry.getKey());
      if (after == null) {
        removed.add(before.name());
      } else if (!Objects.equals(baseType(before.dataType()), baseType(after.dataType()))) {
        changed.add(
            before.name()
                + " ("
                + orNone(before.dataType())
                + " -> "
                + orNone(after.dataType())
                + ")");
      }
    }
    addList(breaking, "Columns were removed: ", removed);
    addList(breaking, "Columns with data_type changes: ", changed);
  }

  private void addConstraintChanges(Model then, Model now, List<String> breaking) {
    if (!enforcesConstraints(then)) {
      return;
    }
    List<String> onColumns = new ArrayList<>();
    boolean hadConstraints = !then.constraints().isEmpty();
    for (Map.Entry<String, ColumnSpec> entry : new TreeMap<>(then.columns()).entrySet()) {
      List<Constraint> before = entry.getValue().constraints();
      ColumnSpec after = now.columns().get(entry.getKey());
      hadConstraints |= !before.isEmpty();
      for (Constraint constraint : after == null ? List.<Constraint>of() : before) {
        if (after != null && !after.constraints().contains(constraint) && isEnforced(constraint)) {
          onColumns.add("'" + label(constraint) + "' constraint on column " + entry.getKey());
        }
      }
    }
    List<String> onModel = new ArrayList<>();
    for (Constraint constraint : then.constraints()) {
      if (!now.constraints().contains(constraint) && isEnforced(constraint)) {
        onModel.add(
            "'"
                + label(constraint)
                + "' constraint on columns "
                + PythonText.repr(constraint.columns()));
      }
    }
    addList(breaking, "Enforced column level constraints were removed: ", onColumns);
    addList(breaking, "Enforced model level constraints were removed: ", onModel);
    if (hadConstraints && !enforcesConstraints(now)) {
      addList(
          breaking,
          "Materialization changed with enforced constraints: ",
          List.of(then.materialized() + " -> " + now.materialized()));
    }
  }

  private static void addList(List<String> breaking, String title, List<String> items) {
    if (!items.isEmpty()) {
      breaking.add(title + "\n    - " + String.join("\n    - ", items));
    }
  }

  private static boolean enforcesConstraints(Model model) {
    return model.materialized().equals("table") || model.materialized().equals("incremental");
  }

  private boolean isEnforced(Constraint constraint) {
    return rules.enforcedConstraints().contains(constraint.type());
  }

  private static String label(Constraint constraint) {
    String name = constraint.name();
    return name == null ? constraint.type() : name;
  }

  /** The type without size and precision: a longer varchar breaks nobody. */
  private static @Nullable String baseType(@Nullable String type) {
    if (type == null) {
      return null;
    }
    int bracket = type.indexOf('(');
    return (bracket < 0 ? type : type.substring(0, bracket)).strip().toLowerCase(Locale.ROOT);
  }

  private static String orNone(@Nullable String type) {
    return type == null ? "None" : type;
  }

  private void report(Model model, List<String> breaking) {
    String reasons = "\n  - " + String.join("\n  - ", breaking) + "\n";
    if (model.isVersioned()) {
      throw new ProblemException(
          Problem.of(
                  ProblemKind.BREAKING_CHANGE,
                  "While comparing to previous project state, dbt detected a breaking change to an"
                      + " enforced contract."
                      + reasons
                      + "Consider making an additive (non-breaking) change instead, if possible.\n"
                      + "Otherwise, create a new model version:"
                      + " https://docs.getdbt.com/docs/collaborate/govern/model-versions")
              .withSubject(new Problem.Subject("model", model.name(), model.originalFilePath())));
    }
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("breaking_changes", breaking);
    data.put("model_name", model.name());
    data.put("model_file_path", model.originalFilePath());
    events.fire(
        new Event(
            "I071",
            "UnversionedBreakingChange",
            Level.WARN,
            "[WARNING]: Breaking change to contracted, unversioned model "
                + model.name()
                + " ("
                + model.originalFilePath()
                + ")\nWhile comparing to previous project state, dbt detected a breaking change to"
                + " an unversioned model."
                + reasons,
            data));
  }
}
