package dev.percolate.project;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;

/** A text of a value that shows its types: the form of the recorded expectations. */
final class Canonical {
  private Canonical() {}

  static String of(Object value) {
    return of(value, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static String of(Object value, Set<Object> around) {
    boolean isCollection = value instanceof Map || value instanceof List;
    if (isCollection && !around.add(value)) {
      return "RECURSIVE";
    }
    String text = text(value, around);
    if (isCollection) {
      around.remove(value);
    }
    return text;
  }

  private static String text(Object value, Set<Object> around) {
    return switch (value) {
      case null -> "null";
      case String text -> quote(text);
      case Double real ->
          real.isNaN() ? "f:nan" : String.format("f:%016x", Double.doubleToRawLongBits(real));
      case LocalDate date -> "d:" + date;
      case LocalDateTime time -> "dt:" + iso(time);
      case OffsetDateTime time ->
          "dt:"
              + iso(time.toLocalDateTime())
              + (time.getOffset().getTotalSeconds() == 0 ? "+00:00" : time.getOffset().getId());
      case Map<?, ?> map -> {
        StringJoiner out = new StringJoiner(", ", "{", "}");
        map.forEach((key, item) -> out.add(of(key, around) + ": " + of(item, around)));
        yield out.toString();
      }
      case List<?> list -> {
        StringJoiner out = new StringJoiner(", ", "[", "]");
        list.forEach(item -> out.add(of(item, around)));
        yield out.toString();
      }
      case Set<?> set -> {
        TreeSet<String> items = new TreeSet<>();
        set.forEach(item -> items.add(of(item, around)));
        yield "set(" + String.join(", ", items) + ")";
      }
      case byte[] bytes -> "bytes:" + java.util.HexFormat.of().formatHex(bytes);
      default -> value.toString();
    };
  }

  private static String iso(LocalDateTime time) {
    String micros = time.getNano() == 0 ? "" : String.format(".%06d", time.getNano() / 1000);
    return String.format(
        "%sT%02d:%02d:%02d%s",
        time.toLocalDate(), time.getHour(), time.getMinute(), time.getSecond(), micros);
  }

  static String quote(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> out.append(c < 32 || c > 126 ? String.format("\\u%04x", (int) c) : "" + c);
      }
    }
    return out.append('"').toString();
  }

  /** Undoes the escapes of a recorded line. */
  static String unescape(String line) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c != '\\' || i + 1 == line.length()) {
        out.append(c);
        continue;
      }
      i++;
      switch (line.charAt(i)) {
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 't' -> out.append('\t');
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'u' -> {
          out.append((char) Integer.parseInt(line.substring(i + 1, i + 5), 16));
          i += 4;
        }
        default -> out.append(line.charAt(i));
      }
    }
    return out.toString();
  }
}
