package dev.percolate.parser.internal.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One key that a resource type declares.
 *
 * @param name the key in artifacts, such as {@code pre-hook}
 * @param pythonName dbt's attribute, as error texts show it
 * @param type dbt's type, as error texts show it
 * @param initial the value when nobody sets it; never changed
 * @param choices the words a CHOICE allows
 * @param parts the keys of a RECORD
 */
record ConfigField(
    String name,
    String pythonName,
    String type,
    FieldKind kind,
    Merge merge,
    @Nullable Object initial,
    List<String> choices,
    List<ConfigField> parts) {

  static ConfigField of(
      String name, String type, FieldKind kind, Merge merge, @Nullable Object initial) {
    return new ConfigField(name, name, type, kind, merge, initial, List.of(), List.of());
  }

  static ConfigField of(String name, String type, FieldKind kind, @Nullable Object initial) {
    return of(name, type, kind, Merge.CLOBBER, initial);
  }

  static ConfigField choice(String name, String type, @Nullable String initial, String... words) {
    FieldKind kind = initial == null ? FieldKind.OPTIONAL_CHOICE : FieldKind.CHOICE;
    return new ConfigField(
        name, name, type, kind, Merge.CLOBBER, initial, List.of(words), List.of());
  }
}
