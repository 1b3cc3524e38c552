package dev.percolate.adapters.api;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.diagnostics.PythonText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Checks a profile output field by field with the messages of dbt's schema validation. Call the
 * checks in the order dbt declares the fields, {@link #required} last.
 */
public final class CredentialFields {
  private final Map<String, @Nullable Object> fields;

  /**
   * The fields of {@code output} with aliases such as {@code pass} replaced by their field.
   *
   * @param aliases field by alias
   */
  public CredentialFields(
      Map<String, ? extends @Nullable Object> output, Map<String, String> aliases) {
    fields = new LinkedHashMap<>();
    for (Map.Entry<String, ? extends @Nullable Object> entry : output.entrySet()) {
      String name = aliases.getOrDefault(entry.getKey(), entry.getKey());
      if (fields.containsKey(name)) {
        throw ProblemException.runtime(duplicate(output, aliases, name));
      }
      fields.put(name, entry.getValue());
    }
  }

  private static String duplicate(
      Map<String, ? extends @Nullable Object> output, Map<String, String> aliases, String name) {
    StringBuilder given = new StringBuilder();
    for (String key : output.keySet()) {
      if (name.equals(aliases.get(key))) {
        given.append(given.isEmpty() ? "" : ", ").append(key);
      }
    }
    return "Got duplicate keys: (" + given + ") all map to \"" + name + "\"";
  }

  /** All fields under their own names. */
  public Map<String, @Nullable Object> values() {
    return fields;
  }

  public boolean has(String name) {
    return fields.containsKey(name);
  }

  public @Nullable Object get(String name) {
    return fields.get(name);
  }

  /** A text that may be left out but not be null. */
  public String string(String name, String otherwise) {
    if (!fields.containsKey(name)) {
      return otherwise;
    }
    if (fields.get(name) instanceof String text) {
      return text;
    }
    throw wrongType(name, "string");
  }

  /** A truth value that may be left out but not be null. */
  public boolean bool(String name, boolean otherwise) {
    if (!fields.containsKey(name)) {
      return otherwise;
    }
    if (fields.get(name) instanceof Boolean flag) {
      return flag;
    }
    throw wrongType(name, "boolean");
  }

  /** A whole number that may be left out but not be null. */
  public long integer(String name, long otherwise) {
    if (!fields.containsKey(name)) {
      return otherwise;
    }
    if (fields.get(name) instanceof Long number) {
      return number;
    }
    throw wrongType(name, "integer");
  }

  /** A field of a compound or optional type: null, or a value that passes {@code valid}. */
  public @Nullable Object optional(String name, Predicate<Object> valid) {
    Object value = fields.get(name);
    if (value == null || valid.test(value)) {
      return value;
    }
    throw invalid(PythonText.repr(value) + " is not valid under any of the given schemas");
  }

  /** Fails for the first of those fields that is missing. */
  public void required(String... names) {
    for (String name : names) {
      if (!fields.containsKey(name)) {
        throw invalid("'" + name + "' is a required property");
      }
    }
  }

  private ProblemException wrongType(String name, String type) {
    return invalid(PythonText.repr(fields.get(name)) + " is not of type '" + type + "'");
  }

  private static ProblemException invalid(String message) {
    return ProblemException.of(ProblemKind.VALIDATION, message);
  }
}
