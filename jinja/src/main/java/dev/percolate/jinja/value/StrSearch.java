package dev.percolate.jinja.value;

/** Finding and replacing in strings. */
final class StrSearch {
  private StrSearch() {}

  static String replace(String self, Arguments args) {
    Expect.between(args, "str.replace", 2, 3);
    String old = Expect.text(args.at(0), "str.replace", 1);
    String with = Expect.text(args.at(1), "str.replace", 2);
    int count = args.positionalCount() == 3 ? Numbers.index(args.at(2)) : -1;
    if (count < 0) {
      if (!old.isEmpty() || Strings.isNarrow(self)) {
        checkGrowth(self, old, with);
        return self.replace(old, with);
      }
      count = Integer.MAX_VALUE;
    }
    return old.isEmpty() ? weave(self, with, count) : replace(self, old, with, count);
  }

  /** Replacing may multiply the length; only then the parts are counted. */
  private static void checkGrowth(String self, String old, String with) {
    long parts = old.isEmpty() ? self.length() + 1L : self.length() / old.length();
    if (parts * Math.max(0, with.length() - old.length()) + self.length() > Sizes.LONGEST) {
      long found = count(self, old, new int[] {0, self.length()});
      Sizes.check(self.length() + found * (with.length() - old.length()));
    }
  }

  private static String replace(String self, String old, String with, int count) {
    StringBuilder out = new StringBuilder();
    int position = 0;
    for (int i = 0; i < count; i++) {
      int found = self.indexOf(old, position);
      if (found < 0) {
        break;
      }
      out.append(self, position, found).append(with);
      Sizes.check(out.length());
      position = found + old.length();
    }
    return out.append(self, position, self.length()).toString();
  }

  /** Puts {@code with} before each of the first characters and, if the count allows, at the end. */
  private static String weave(String self, String with, int count) {
    StringBuilder out = new StringBuilder();
    int left = count;
    for (int i = 0; i < self.length(); ) {
      if (left-- > 0) {
        out.append(with);
        Sizes.check(out.length());
      }
      int point = self.codePointAt(i);
      out.appendCodePoint(point);
      i += Character.charCount(point);
    }
    return (left > 0 ? out.append(with) : out).toString();
  }

  static boolean hasAffix(String self, String name, Arguments args) {
    Expect.search(args, name);
    Object wanted = args.at(0);
    boolean start = name.equals("startswith");
    if (wanted instanceof String affix) {
      return hasAffix(self, affix, start, args);
    }
    if (!(wanted instanceof PyTuple tuple)) {
      throw PyException.type(
          name + " first arg must be str or a tuple of str, not " + Types.name(wanted));
    }
    for (Object element : tuple) {
      if (!(Markup.plain(element) instanceof String affix)) {
        throw PyException.type(
            "tuple for " + name + " must only contain str, not " + Types.name(element));
      }
      if (hasAffix(self, affix, start, args)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasAffix(String self, String affix, boolean start, Arguments args) {
    if (args.positionalCount() == 1) {
      return start ? self.startsWith(affix) : self.endsWith(affix);
    }
    int[] range = range(self, args);
    if (range.length == 0) {
      return false;
    }
    String part = self.substring(range[0], range[1]);
    return start ? part.startsWith(affix) : part.endsWith(affix);
  }

  static Object search(String self, String name, Arguments args) {
    Expect.search(args, name);
    if (!(args.at(0) instanceof String part)) {
      throw PyException.type("must be str, not " + Types.name(args.at(0)));
    }
    int[] range = args.positionalCount() == 1 ? new int[] {0, self.length()} : range(self, args);
    if (name.equals("count")) {
      return range.length == 0 ? 0L : count(self, part, range);
    }
    int found = -1;
    if (range.length != 0) {
      found =
          name.startsWith("r")
              ? self.substring(0, range[1]).lastIndexOf(part)
              : self.indexOf(part, range[0], range[1]);
      found = found < range[0] ? -1 : found;
    }
    if (found < 0 && name.endsWith("index")) {
      throw PyException.value("substring not found");
    }
    return found < 0 ? -1L : (long) self.codePointCount(0, found);
  }

  private static long count(String self, String part, int[] range) {
    if (part.isEmpty()) {
      return self.codePointCount(range[0], range[1]) + 1L;
    }
    long count = 0;
    int position = self.indexOf(part, range[0], range[1]);
    while (position >= 0) {
      count++;
      position = self.indexOf(part, position + part.length(), range[1]);
    }
    return count;
  }

  /** The char range that the arguments 1 and 2 denote; empty array when it lies outside. */
  private static int[] range(String self, Arguments args) {
    int size = Strings.length(self);
    int start = bound(args, 1, 0, size);
    int end = Math.min(bound(args, 2, size, size), size);
    if (start > size || start > end) {
      return new int[0];
    }
    return new int[] {Strings.offset(self, start), Strings.offset(self, end)};
  }

  private static int bound(Arguments args, int position, int fallback, int size) {
    Object value = args.positionalCount() > position ? args.at(position) : null;
    if (value == null) {
      return fallback;
    }
    if (!Numbers.isInt(value)) {
      throw PyException.type("slice indices must be integers or None or have an __index__ method");
    }
    int index = Numbers.index(value);
    return index < 0 ? Math.max(0, index + size) : index;
  }
}
