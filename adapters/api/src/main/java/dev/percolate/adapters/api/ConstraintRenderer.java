package dev.percolate.adapters.api;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.diagnostics.PythonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes column and model constraints as DDL, warning of what the warehouse does not enforce. */
final class ConstraintRenderer {
  private final Adapter adapter;

  ConstraintRenderer(Adapter adapter) {
    this.adapter = adapter;
  }

  /** One constraint of a column or model, checked. */
  private record Constraint(
      ConstraintType type,
      @Nullable String name,
      @Nullable String expression,
      @Nullable String to,
      List<String> toColumns,
      List<String> columns,
      boolean warnUnenforced,
      boolean warnUnsupported) {

    static Constraint parse(Map<String, ? extends @Nullable Object> raw) {
      ConstraintType type =
          raw.get("type") instanceof String word
              ? ConstraintType.ofWord(word).orElse(null)
              : raw.get("type") instanceof ConstraintType given ? given : null;
      if (type == null) {
        throw ProblemException.of(
            ProblemKind.VALIDATION, "Could not parse constraint: " + PythonText.repr(raw));
      }
      return new Constraint(
          type,
          text(raw.get("name")),
          text(raw.get("expression")),
          text(raw.get("to")),
          texts(raw.get("to_columns")),
          texts(raw.get("columns")),
          !Boolean.FALSE.equals(raw.get("warn_unenforced")),
          !Boolean.FALSE.equals(raw.get("warn_unsupported")));
    }

    private static @Nullable String text(@Nullable Object value) {
      return value == null || value.toString().isEmpty() ? null : value.toString();
    }

    private static List<String> texts(@Nullable Object value) {
      List<String> texts = new ArrayList<>();
      if (value instanceof List<?> list) {
        list.forEach(item -> texts.add(String.valueOf(item)));
      }
      return texts;
    }

    /** The target of a foreign key with its columns, or its expression, or null. */
    @Nullable String reference(Adapter adapter) {
      if (to != null && !toColumns.isEmpty()) {
        return adapter.foreignKeyTarget(to) + " (" + String.join(", ", toColumns) + ")";
      }
      return expression;
    }
  }

  List<String> columns(Map<String, ? extends Map<String, ? extends @Nullable Object>> columns) {
    List<String> rendered = new ArrayList<>();
    for (Map<String, ? extends @Nullable Object> column : columns.values()) {
      String name = String.valueOf(column.get("name"));
      StringBuilder line = new StringBuilder();
      line.append(Boolean.TRUE.equals(column.get("quote")) ? adapter.quote(name) : name);
      line.append(' ').append(PythonText.str(column.get("data_type")));
      if (column.get("constraints") instanceof List<?> constraints) {
        for (Object raw : constraints) {
          Constraint constraint = Constraint.parse(dictionary(raw));
          String text = isWritten(constraint) ? columnText(constraint) : null;
          if (text != null) {
            line.append(' ').append(text);
          }
        }
      }
      rendered.add(line.toString());
    }
    return rendered;
  }

  List<String> model(List<? extends Map<String, ? extends @Nullable Object>> constraints) {
    List<String> rendered = new ArrayList<>();
    for (Map<String, ? extends @Nullable Object> raw : constraints) {
      Constraint constraint = Constraint.parse(raw);
      String text = isWritten(constraint) ? modelText(constraint) : null;
      if (text != null) {
        rendered.add(text);
      }
    }
    return rendered;
  }

  private @Nullable String columnText(Constraint constraint) {
    String expression = constraint.expression() == null ? "" : constraint.expression();
    String text =
        switch (constraint.type()) {
          case CHECK -> expression.isEmpty() ? "" : "check (" + expression + ")";
          case NOT_NULL -> "not null " + expression;
          case UNIQUE -> "unique " + expression;
          case PRIMARY_KEY -> "primary key " + expression;
          case FOREIGN_KEY -> {
            String reference = constraint.reference(adapter);
            yield reference == null ? "" : "references " + reference;
          }
          case CUSTOM -> expression;
        };
    return text.isEmpty() ? null : text.strip();
  }

  private @Nullable String modelText(Constraint constraint) {
    String expression = constraint.expression();
    String columns = "(" + String.join(", ", constraint.columns()) + ")";
    String keyed = (expression == null ? "" : " " + expression) + " " + columns;
    String text =
        switch (constraint.type()) {
          case CHECK -> expression == null ? null : "check (" + expression + ")";
          case UNIQUE -> "unique" + keyed;
          case PRIMARY_KEY -> "primary key" + keyed;
          case FOREIGN_KEY -> {
            String reference = constraint.reference(adapter);
            yield reference == null ? null : "foreign key " + columns + " references " + reference;
          }
          case CUSTOM -> expression;
          case NOT_NULL -> null;
        };
    if (text == null) {
      return null;
    }
    return constraint.name() == null ? text : "constraint " + constraint.name() + " " + text;
  }

  private boolean isWritten(Constraint constraint) {
    if (constraint.type() == ConstraintType.CUSTOM) {
      return true;
    }
    ConstraintSupport support =
        adapter
            .constraintSupport()
            .getOrDefault(constraint.type(), ConstraintSupport.NOT_SUPPORTED);
    if (support == ConstraintSupport.NOT_SUPPORTED && constraint.warnUnsupported()) {
      warn(
          "E049",
          "ConstraintNotSupported",
          constraint.type(),
          " is not supported by "
              + adapter.type()
              + ", and will be ignored. Set 'warn_unsupported: false' on this constraint to ignore"
              + " this warning.");
    }
    if (support == ConstraintSupport.NOT_ENFORCED && constraint.warnUnenforced()) {
      warn(
          "E048",
          "ConstraintNotEnforced",
          constraint.type(),
          " is not enforced by "
              + adapter.type()
              + ". The constraint will be included in this model's DDL statement, but it will not"
              + " guarantee anything about the underlying data. Set 'warn_unenforced: false' on"
              + " this constraint to ignore this warning.");
    }
    return support != ConstraintSupport.NOT_SUPPORTED;
  }

  private void warn(String code, String name, ConstraintType type, String rest) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("constraint", type.word());
    data.put("adapter", adapter.type());
    String message = "The constraint type " + type.word() + rest;
    adapter.settings().events().fire(new Event(code, name, Level.WARN, message, data));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, ? extends @Nullable Object> dictionary(@Nullable Object raw) {
    if (raw instanceof Map<?, ?> map) {
      return (Map<String, ? extends @Nullable Object>) map;
    }
    throw ProblemException.of(
        ProblemKind.VALIDATION, "Could not parse constraint: " + PythonText.repr(raw));
  }
}
