package dev.percolate.jinja.value;

import java.util.Iterator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The methods of strings: which there are, and those that change a string's characters. */
final class StrMethods {
  private StrMethods() {}

  static boolean has(String name) {
    return switch (name) {
      case "lower",
          "upper",
          "strip",
          "lstrip",
          "rstrip",
          "replace",
          "split",
          "rsplit",
          "join",
          "startswith",
          "endswith",
          "format",
          "format_map",
          "splitlines",
          "partition",
          "rpartition",
          "find",
          "rfind",
          "index",
          "rindex",
          "count",
          "title",
          "capitalize",
          "swapcase",
          "casefold",
          "removeprefix",
          "removesuffix",
          "zfill",
          "center",
          "ljust",
          "rjust",
          "expandtabs",
          "translate",
          "maketrans",
          "encode" ->
          true;
      default -> StrTests.has(name);
    };
  }

  static @Nullable Object call(String self, String name, Arguments args) {
    return switch (name) {
      case "lower" -> {
        Expect.none(args, "str.lower");
        yield self.toLowerCase(Locale.ROOT);
      }
      case "upper" -> {
        Expect.none(args, "str.upper");
        yield self.toUpperCase(Locale.ROOT);
      }
      case "strip", "lstrip", "rstrip" -> strip(self, name, args);
      case "replace" -> StrSearch.replace(self, args);
      case "split", "rsplit" -> StrSplit.split(self, name, args);
      case "join" -> join(self, Expect.one(args, "str.join"));
      case "startswith", "endswith" -> StrSearch.hasAffix(self, name, args);
      case "format" -> FormatTemplate.format(self, args);
      case "format_map" -> FormatTemplate.formatMap(self, args);
      case "splitlines" -> StrSplit.lines(self, args);
      case "partition", "rpartition" -> StrSplit.partition(self, name, args);
      case "find", "rfind", "index", "rindex", "count" -> StrSearch.search(self, name, args);
      default -> callRare(self, name, args);
    };
  }

  private static @Nullable Object callRare(String self, String name, Arguments args) {
    return switch (name) {
      case "title", "capitalize", "swapcase", "casefold" -> {
        Expect.none(args, "str." + name);
        yield StrCase.convert(self, name);
      }
      case "removeprefix" -> {
        String prefix = onlyText(args, name);
        yield self.startsWith(prefix) ? self.substring(prefix.length()) : self;
      }
      case "removesuffix" -> {
        String suffix = onlyText(args, name);
        yield self.endsWith(suffix) ? self.substring(0, self.length() - suffix.length()) : self;
      }
      case "zfill", "center", "ljust", "rjust", "expandtabs" -> StrLayout.call(self, name, args);
      case "translate" -> StrTranslate.translate(self, Expect.one(args, "str.translate"));
      case "maketrans" -> StrTranslate.table(args);
      case "encode" -> Bytes.encode(self, args);
      default -> StrTests.call(self, name, args);
    };
  }

  private static String onlyText(Arguments args, String name) {
    Object value = Expect.one(args, "str." + name);
    if (value instanceof String text) {
      return text;
    }
    throw PyException.type(name + "() argument must be str, not " + Expect.given(value));
  }

  private static String strip(String self, String name, Arguments args) {
    Expect.between(args, "str." + name, 0, 1);
    Object given = args.positionalCount() == 0 ? null : args.at(0);
    if (given != null && !(given instanceof String)) {
      throw PyException.type(name + " arg must be None or str");
    }
    String characters = (String) given;
    int start = 0;
    int end = self.length();
    if (!name.equals("rstrip")) {
      while (start < end && stripped(self.codePointAt(start), characters)) {
        start += Character.charCount(self.codePointAt(start));
      }
    }
    if (!name.equals("lstrip")) {
      while (end > start && stripped(self.codePointBefore(end), characters)) {
        end -= Character.charCount(self.codePointBefore(end));
      }
    }
    return self.substring(start, end);
  }

  private static boolean stripped(int point, @Nullable String characters) {
    return characters == null ? Strings.isSpace(point) : characters.indexOf(point) >= 0;
  }

  private static String join(String self, @Nullable Object values) {
    if (!Iteration.isIterable(values)) {
      throw PyException.type("can only join an iterable");
    }
    StringBuilder out = new StringBuilder();
    Iterator<@Nullable Object> elements = Iteration.iterate(values);
    for (int i = 0; elements.hasNext(); i++) {
      if (i > 0) {
        out.append(self);
      }
      Sizes.check(out.length());
      Object element = elements.next();
      if (!(Markup.plain(element) instanceof String text)) {
        throw PyException.type(
            "sequence item " + i + ": expected str instance, " + Types.shown(element) + " found");
      }
      out.append(text);
    }
    return out.toString();
  }
}
