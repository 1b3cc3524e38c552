package dev.percolate.parser.internal.osi;

import dev.percolate.jinja.value.Texts;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks and converts a JSON value as pydantic 1 does with a class of fields, all errors at once.
 */
final class Fields {
  private final Map<String, Field> fields = new LinkedHashMap<>();
  private boolean isOpen;

  /**
   * @param name the key in JSON
   */
  private record Field(String name, Kind kind, boolean isRequired, boolean takesNull) {}

  /** What a value must be. */
  sealed interface Kind {
    record Text() implements Kind {}

    record Flag() implements Kind {}

    record ListOf(Kind item, String word) implements Kind {}

    record Choice(String type, Map<String, String> members) implements Kind {}

    record Of(Fields fields) implements Kind {}

    /** A text, or else an object. */
    record TextOr(Fields fields) implements Kind {}
  }

  /** Where a value failed and why. */
  record Fault(List<Object> place, String reason) {
    String describe() {
      List<String> steps = place.stream().map(String::valueOf).toList();
      return String.join(" -> ", steps) + "\n  " + reason;
    }
  }

  static final Kind TEXT = new Kind.Text();
  static final Kind FLAG = new Kind.Flag();

  static Kind listOf(Kind item) {
    return new Kind.ListOf(item, "list");
  }

  Fields must(String name, Kind kind) {
    fields.put(name, new Field(name, kind, true, false));
    return this;
  }

  Fields may(String name, Kind kind) {
    fields.put(name, new Field(name, kind, false, true));
    return this;
  }

  /** A field that may be left out, but not be null. */
  Fields preset(String name, Kind kind) {
    fields.put(name, new Field(name, kind, false, false));
    return this;
  }

  /** Keeps fields it does not know. */
  Fields open() {
    isOpen = true;
    return this;
  }

  /** The converted fields; what is wrong goes to {@code faults}. */
  Map<String, @Nullable Object> read(Map<?, ?> given, List<Object> place, List<Fault> faults) {
    Map<String, @Nullable Object> made = new LinkedHashMap<>();
    for (Field field : fields.values()) {
      List<Object> inside = at(place, field.name);
      if (!given.containsKey(field.name)) {
        if (field.isRequired) {
          faults.add(new Fault(inside, "field required (type=value_error.missing)"));
        }
      } else if (given.get(field.name) != null || !field.takesNull) {
        made.put(field.name, value(field.kind, given.get(field.name), inside, faults));
      }
    }
    if (isOpen) {
      given.forEach((key, value) -> made.putIfAbsent(String.valueOf(key), value));
    }
    return made;
  }

  private static List<Object> at(List<Object> place, Object step) {
    List<Object> inside = new ArrayList<>(place);
    inside.add(step);
    return inside;
  }

  private static @Nullable Object value(
      Kind kind, @Nullable Object given, List<Object> place, List<Fault> faults) {
    if (given == null) {
      faults.add(
          new Fault(place, "none is not an allowed value (type=type_error.none.not_allowed)"));
      return null;
    }
    return switch (kind) {
      case Kind.Text() -> text(given, place, faults);
      case Kind.Flag() -> flag(given, place, faults);
      case Kind.ListOf list -> list(list, given, place, faults);
      case Kind.Choice choice -> choice(choice, given, place, faults);
      case Kind.Of(Fields fields) -> object(fields, given, place, faults);
      case Kind.TextOr(Fields fields) -> {
        List<Fault> ofText = new ArrayList<>();
        Object text = text(given, place, ofText);
        List<Fault> ofObject = new ArrayList<>();
        Object object = ofText.isEmpty() ? text : object(fields, given, place, ofObject);
        if (!ofObject.isEmpty()) {
          faults.addAll(ofText);
          faults.addAll(ofObject);
        }
        yield object;
      }
    };
  }

  private static @Nullable Object text(Object given, List<Object> place, List<Fault> faults) {
    if (given instanceof List<?> || given instanceof Map<?, ?>) {
      faults.add(new Fault(place, "str type expected (type=type_error.str)"));
      return null;
    }
    return Texts.str(given);
  }

  private static @Nullable Object flag(Object given, List<Object> place, List<Fault> faults) {
    Boolean found =
        switch (given) {
          case Boolean flag -> flag;
          case BigInteger _ -> null;
          case Number number when number.doubleValue() == 0 -> false;
          case Number number when number.doubleValue() == 1 -> true;
          case String text ->
              switch (text.toLowerCase(Locale.ROOT)) {
                case "0", "off", "f", "false", "n", "no" -> false;
                case "1", "on", "t", "true", "y", "yes" -> true;
                default -> null;
              };
          default -> null;
        };
    if (found == null) {
      faults.add(new Fault(place, "value could not be parsed to a boolean (type=type_error.bool)"));
    }
    return found;
  }

  private static @Nullable Object list(
      Kind.ListOf kind, Object given, List<Object> place, List<Fault> faults) {
    if (!(given instanceof List<?> list)) {
      String word = kind.word;
      faults.add(
          new Fault(place, "value is not a valid " + word + " (type=type_error." + word + ")"));
      return null;
    }
    List<@Nullable Object> made = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      made.add(value(kind.item, list.get(i), at(place, i), faults));
    }
    return made;
  }

  private static @Nullable Object choice(
      Kind.Choice kind, Object given, List<Object> place, List<Fault> faults) {
    if (given instanceof String word && kind.members.containsValue(word)) {
      return word;
    }
    StringBuilder permitted = new StringBuilder();
    StringBuilder members = new StringBuilder();
    for (Map.Entry<String, String> member : kind.members.entrySet()) {
      String comma = permitted.isEmpty() ? "" : ", ";
      String word = Texts.repr(member.getValue());
      permitted.append(comma).append(word);
      members.append(comma).append('<').append(kind.type).append('.').append(member.getKey());
      members.append(": ").append(word).append('>');
    }
    faults.add(
        new Fault(
            place,
            "value is not a valid enumeration member; permitted: "
                + permitted
                + " (type=type_error.enum; enum_values=["
                + members
                + "])"));
    return null;
  }

  private static @Nullable Object object(
      Fields fields, Object given, List<Object> place, List<Fault> faults) {
    Map<?, ?> map = dictionary(given);
    if (map == null) {
      faults.add(new Fault(place, "value is not a valid dict (type=type_error.dict)"));
      return null;
    }
    return fields.read(map, place, faults);
  }

  /** What Python's {@code dict()} makes of a value; null if nothing. */
  static @Nullable Map<?, ?> dictionary(@Nullable Object given) {
    return switch (given) {
      case Map<?, ?> map -> map;
      case List<?> list when list.isEmpty() -> Map.of();
      case String text when text.isEmpty() -> Map.of();
      case null, default -> null;
    };
  }
}
