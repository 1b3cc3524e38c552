package dev.percolate.parser.internal.properties;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Python's text for the type of a YAML value, as dbt's messages show it. */
final class PythonTypes {
  private PythonTypes() {}

  static String of(@Nullable Object value) {
    String name =
        switch (value) {
          case null -> "NoneType";
          case String _ -> "str";
          case Boolean _ -> "bool";
          case Long _, BigInteger _ -> "int";
          case Double _ -> "float";
          case List<?> _ -> "list";
          case Map<?, ?> _ -> "dict";
          default -> "object";
        };
    return "<class '" + name + "'>";
  }
}
