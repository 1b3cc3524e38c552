package dev.percolate.jinja.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splitting strings. */
final class StrSplit {
  private StrSplit() {}

  static List<@Nullable Object> split(String self, String name, Arguments args) {
    Expect.named(args, name, 2, "sep", "maxsplit");
    Object separator = args.get(0, "sep", null);
    int limit = Numbers.index(args.get(1, "maxsplit", -1L));
    if (limit < 0) {
      limit = Integer.MAX_VALUE;
    }
    boolean right = name.equals("rsplit") && limit != Integer.MAX_VALUE;
    if (separator == null) {
      return right ? atSpacesFromRight(self, limit) : atSpaces(self, limit);
    }
    if (!(separator instanceof String text)) {
      throw PyException.type("must be str or None, not " + Types.name(separator));
    }
    if (text.isEmpty()) {
      throw PyException.value("empty separator");
    }
    return right ? fromRight(self, text, limit) : fromLeft(self, text, limit);
  }

  private static List<@Nullable Object> fromLeft(String self, String separator, int limit) {
    List<@Nullable Object> out = new ArrayList<>();
    int position = 0;
    for (int i = 0; i < limit; i++) {
      int found = self.indexOf(separator, position);
      if (found < 0) {
        break;
      }
      out.add(self.substring(position, found));
      position = found + separator.length();
    }
    out.add(self.substring(position));
    return out;
  }

  private static List<@Nullable Object> fromRight(String self, String separator, int limit) {
    List<@Nullable Object> out = new ArrayList<>();
    int end = self.length();
    for (int i = 0; i < limit; i++) {
      int found = self.lastIndexOf(separator, end - separator.length());
      if (found < 0) {
        break;
      }
      out.add(self.substring(found + separator.length(), end));
      end = found;
    }
    out.add(self.substring(0, end));
    Collections.reverse(out);
    return out;
  }

  private static List<@Nullable Object> atSpaces(String self, int limit) {
    List<@Nullable Object> out = new ArrayList<>();
    int length = self.length();
    int position = 0;
    while (true) {
      while (position < length && Strings.isSpace(self.charAt(position))) {
        position++;
      }
      if (position == length) {
        return out;
      }
      int start = position;
      if (out.size() == limit) {
        out.add(self.substring(start));
        return out;
      }
      while (position < length && !Strings.isSpace(self.charAt(position))) {
        position++;
      }
      out.add(self.substring(start, position));
    }
  }

  private static List<@Nullable Object> atSpacesFromRight(String self, int limit) {
    List<@Nullable Object> out = new ArrayList<>();
    int end = self.length();
    while (true) {
      while (end > 0 && Strings.isSpace(self.charAt(end - 1))) {
        end--;
      }
      if (end == 0) {
        break;
      }
      int start = end;
      if (out.size() == limit) {
        out.add(self.substring(0, end));
        break;
      }
      while (start > 0 && !Strings.isSpace(self.charAt(start - 1))) {
        start--;
      }
      out.add(self.substring(start, end));
      end = start;
    }
    Collections.reverse(out);
    return out;
  }

  static List<@Nullable Object> lines(String self, Arguments args) {
    Expect.named(args, "splitlines", 1, "keepends");
    boolean keep = Truth.test(args.get(0, "keepends", false));
    List<@Nullable Object> out = new ArrayList<>();
    int start = 0;
    int i = 0;
    while (i < self.length()) {
      if (!Strings.isLineBreak(self.charAt(i))) {
        i++;
        continue;
      }
      int end = i + (self.startsWith("\r\n", i) ? 2 : 1);
      out.add(self.substring(start, keep ? end : i));
      start = end;
      i = end;
    }
    if (start < self.length()) {
      out.add(self.substring(start));
    }
    return out;
  }

  static PyTuple partition(String self, String name, Arguments args) {
    Object given = Expect.one(args, "str." + name);
    if (!(given instanceof String separator)) {
      throw PyException.type("must be str, not " + Types.name(given));
    }
    if (separator.isEmpty()) {
      throw PyException.value("empty separator");
    }
    boolean right = name.equals("rpartition");
    int found = right ? self.lastIndexOf(separator) : self.indexOf(separator);
    if (found < 0) {
      return right ? PyTuple.of("", "", self) : PyTuple.of(self, "", "");
    }
    return PyTuple.of(
        self.substring(0, found), separator, self.substring(found + separator.length()));
  }
}
