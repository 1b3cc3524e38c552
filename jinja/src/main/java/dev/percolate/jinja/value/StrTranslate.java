package dev.percolate.jinja.value;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code str.translate} and {@code str.maketrans}. */
final class StrTranslate {
  private StrTranslate() {}

  static String translate(String self, @Nullable Object table) {
    StringBuilder out = new StringBuilder(self.length());
    for (int i = 0; i < self.length(); ) {
      int point = self.codePointAt(i);
      i += Character.charCount(point);
      Object with = Markup.plain(Items.find(table, (long) point));
      if (with == Missing.MISSING) {
        out.appendCodePoint(point);
      } else if (with instanceof String text) {
        out.append(text);
      } else if (with instanceof Long n) {
        if (n < 0 || n > Character.MAX_CODE_POINT) {
          throw PyException.value("character mapping must be in range(0x110000)");
        }
        out.appendCodePoint((int) (long) n);
      } else if (with != null) {
        throw PyException.type("character mapping must return integer, None or str");
      }
    }
    return out.toString();
  }

  static PyDict table(Arguments args) {
    Expect.between(args, "str.maketrans", 1, 3);
    if (args.positionalCount() == 1) {
      return fromMap(args.at(0));
    }
    if (!(args.at(0) instanceof String from)) {
      throw PyException.type(
          "first maketrans argument must be a string if there is a second argument");
    }
    int[] keys = from.codePoints().toArray();
    int[] values = Expect.text(args.at(1), "str.maketrans", 2).codePoints().toArray();
    if (keys.length != values.length) {
      throw PyException.value("the first two maketrans arguments must have equal length");
    }
    PyDict table = new PyDict();
    for (int i = 0; i < keys.length; i++) {
      table.put((long) keys[i], (long) values[i]);
    }
    if (args.positionalCount() == 3) {
      for (int point : Expect.text(args.at(2), "str.maketrans", 3).codePoints().toArray()) {
        table.put((long) point, null);
      }
    }
    return table;
  }

  private static PyDict fromMap(@Nullable Object source) {
    if (!(source instanceof Map<?, ?> map)) {
      throw PyException.type("if you give only one argument to maketrans it must be a dict");
    }
    PyDict table = new PyDict();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      Object key = entry.getKey();
      if (key instanceof String text) {
        if (Strings.length(text) != 1) {
          throw PyException.value("string keys in translate table must be of length 1");
        }
        key = (long) text.codePointAt(0);
      } else if (!(key instanceof Long)) {
        throw PyException.type("keys in translate table must be strings or integers");
      }
      table.put(key, entry.getValue());
    }
    return table;
  }
}
