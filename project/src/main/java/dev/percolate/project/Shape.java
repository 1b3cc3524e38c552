package dev.percolate.project;

import dev.percolate.jinja.value.Texts;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a JSON schema (draft 7), enough for dbt's contracts of configuration and properties
 * files. Errors are worded as Python's jsonschema words them, and the first one found is the one it
 * would report.
 */
public sealed interface Shape {
  /** The first error of a value, or null. */
  @Nullable Fault check(@Nullable Object value);

  /**
   * An error.
   *
   * @param path keys and indexes that lead to the wrong value, outermost first
   */
  record Fault(List<Object> path, String message) {
    static Fault here(String message) {
      return new Fault(List.of(), message);
    }

    Fault below(Object step) {
      List<Object> longer = new ArrayList<>();
      longer.add(step);
      longer.addAll(path);
      return new Fault(longer, message);
    }

    /** dbt's text, with the path. */
    public String describe() {
      StringBuilder out = new StringBuilder("at path [");
      for (int i = 0; i < path.size(); i++) {
        out.append(i == 0 ? "" : "][").append(Texts.repr(path.get(i)));
      }
      return out.append("]: ").append(message).toString();
    }
  }

  private static @Nullable Fault typed(boolean fits, @Nullable Object value, String type) {
    return fits ? null : Fault.here(Texts.repr(value) + " is not of type '" + type + "'");
  }

  /** A string, optionally of a pattern. */
  record Text(@Nullable Pattern pattern) implements Shape {
    /** Any string. */
    public static final Text ANY = new Text(null);

    @Override
    public @Nullable Fault check(@Nullable Object value) {
      if (value instanceof String text && pattern != null && !pattern.matcher(text).find()) {
        String repr = Texts.repr(value);
        return Fault.here(repr + " does not match " + Texts.repr(pattern.pattern()));
      }
      return typed(value instanceof String, value, "string");
    }
  }

  /** One of the types that need no parts. */
  enum Simple implements Shape {
    INTEGER("integer"),
    NUMBER("number"),
    BOOLEAN("boolean"),
    NULL("null");

    private final String type;

    Simple(String type) {
      this.type = type;
    }

    @Override
    public @Nullable Fault check(@Nullable Object value) {
      boolean fits =
          switch (this) {
            case INTEGER ->
                value instanceof Long
                    || value instanceof BigInteger
                    || (value instanceof Double real && real == Math.rint(real));
            case NUMBER -> value instanceof Number;
            case BOOLEAN -> value instanceof Boolean;
            case NULL -> value == null;
          };
      return typed(fits, value, type);
    }
  }

  /** A list. */
  record ListOf(Shape items) implements Shape {
    @Override
    public @Nullable Fault check(@Nullable Object value) {
      if (!(value instanceof List<?> list)) {
        return typed(false, value, "array");
      }
      for (int i = 0; i < list.size(); i++) {
        Fault error = items.check(list.get(i));
        if (error != null) {
          return error.below((long) i);
        }
      }
      return null;
    }
  }

  /** Any value. */
  enum Anything implements Shape {
    INSTANCE;

    @Override
    public @Nullable Fault check(@Nullable Object value) {
      return null;
    }
  }

  /** One of a few texts. */
  record Choice(List<String> words) implements Shape {
    public Choice {
      words = List.copyOf(words);
    }

    public static Choice of(String... words) {
      return new Choice(List.of(words));
    }

    @Override
    public @Nullable Fault check(@Nullable Object value) {
      return value instanceof String word && words.contains(word)
          ? null
          : Fault.here(Texts.repr(value) + " is not one of " + Texts.repr(words));
    }
  }

  /** A mapping of anything, with text keys. */
  enum AnyMap implements Shape {
    INSTANCE;

    @Override
    public @Nullable Fault check(@Nullable Object value) {
      if (!(value instanceof Map<?, ?> map)) {
        return typed(false, value, "object");
      }
      for (Object key : map.keySet()) {
        if (!(key instanceof String)) {
          return typed(false, key, "string");
        }
      }
      return null;
    }
  }

  /**
   * A mapping with known keys; these are checked in the order given.
   *
   * @param isOpen whether other keys may stand beside them
   */
  record Fields(Map<String, Shape> properties, List<String> required, boolean isOpen)
      implements Shape {
    public Fields {
      properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
      required = List.copyOf(required);
    }

    /** With no other keys than these. */
    public Fields(Map<String, Shape> properties, List<String> required) {
      this(properties, required, false);
    }

    public static Builder builder() {
      return new Builder();
    }

    /** Gathers fields in their order. */
    public static final class Builder {
      private final Map<String, Shape> properties = new LinkedHashMap<>();
      private final List<String> required = new ArrayList<>();

      private Builder() {}

      /** A key that must be there. */
      public Builder must(String key, Shape shape) {
        required.add(key);
        return may(key, shape);
      }

      /** A key that may be left out. */
      public Builder may(String key, Shape shape) {
        properties.put(key, shape);
        return this;
      }

      /** A key that may be left out or null. */
      public Builder maybe(String key, Shape... shapes) {
        return may(key, AnyOf.orNull(shapes));
      }

      /** All fields of another shape. */
      public Builder all(Fields other) {
        properties.putAll(other.properties);
        required.addAll(other.required);
        return this;
      }

      public Fields closed() {
        return new Fields(properties, required, false);
      }

      public Fields open() {
        return new Fields(properties, required, true);
      }
    }

    @Override
    public @Nullable Fault check(@Nullable Object value) {
      if (!(value instanceof Map<?, ?> map)) {
        return typed(false, value, "object");
      }
      for (Map.Entry<String, Shape> property : properties.entrySet()) {
        if (map.containsKey(property.getKey())) {
          Fault error = property.getValue().check(map.get(property.getKey()));
          if (error != null) {
            return error.below(property.getKey());
          }
        }
      }
      Fault extra = isOpen ? null : extras(map);
      if (extra != null) {
        return extra;
      }
      for (String key : required) {
        if (!map.containsKey(key)) {
          return Fault.here(Texts.repr(key) + " is a required property");
        }
      }
      return null;
    }

    private @Nullable Fault extras(Map<?, ?> map) {
      List<Object> extras = new ArrayList<>();
      for (Object key : map.keySet()) {
        if (!(key instanceof String) || !properties.containsKey(key)) {
          extras.add(key);
        }
      }
      if (extras.isEmpty()) {
        return null;
      }
      extras.sort(Comparator.comparing(String::valueOf));
      StringBuilder out = new StringBuilder("Additional properties are not allowed (");
      for (int i = 0; i < extras.size(); i++) {
        out.append(i == 0 ? "" : ", ").append(Texts.repr(extras.get(i)));
      }
      return Fault.here(
          out.append(extras.size() == 1 ? " was" : " were").append(" unexpected)").toString());
    }
  }

  /** Any one of several shapes. */
  record AnyOf(List<Shape> shapes) implements Shape {
    public AnyOf {
      shapes = List.copyOf(shapes);
    }

    /** A shape or null. */
    public static AnyOf orNull(Shape... shapes) {
      List<Shape> all = new ArrayList<>(List.of(shapes));
      all.add(Simple.NULL);
      return new AnyOf(all);
    }

    @Override
    public @Nullable Fault check(@Nullable Object value) {
      for (Shape shape : shapes) {
        if (shape.check(value) == null) {
          return null;
        }
      }
      return Fault.here(Texts.repr(value) + " is not valid under any of the given schemas");
    }
  }
}
