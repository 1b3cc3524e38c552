package dev.percolate.jinja.value;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The methods of {@link Markup}: those of text, but giving markup and escaping what they add. */
final class MarkupMethods {
  private MarkupMethods() {}

  /** Whether markup has this method and plain text has not. */
  static boolean has(String name) {
    return switch (name) {
      case "striptags", "unescape", "escape" -> true;
      default -> false;
    };
  }

  /** Whether markup has its own version of a method. */
  static boolean isOwn(String name) {
    return switch (name) {
      case "capitalize",
          "title",
          "lower",
          "upper",
          "swapcase",
          "casefold",
          "format",
          "format_map",
          "join",
          "split",
          "rsplit",
          "splitlines",
          "partition",
          "rpartition",
          "replace",
          "ljust",
          "rjust",
          "center",
          "strip",
          "lstrip",
          "rstrip",
          "expandtabs",
          "zfill",
          "removeprefix",
          "removesuffix",
          "translate" ->
          true;
      default -> has(name);
    };
  }

  static @Nullable Object call(Markup self, String name, Arguments args) {
    String text = self.text();
    return switch (name) {
      case "capitalize", "title", "lower", "upper", "swapcase", "casefold" -> {
        declared(name).build().bind(args);
        yield Markup.of(StrMethods.call(text, name, Arguments.NONE));
      }
      case "format", "format_map" -> Markup.of(FormatTemplate.escaping(text, name, args));
      case "join" -> join(text, declared(name).required("iterable").build().bind(args)[0]);
      case "split", "rsplit" -> each(StrMethods.call(text, name, splitting(name, args)));
      case "splitlines" -> each(StrMethods.call(text, name, bound(name, args, "keepends", false)));
      case "partition", "rpartition" -> {
        Arguments given =
            Arguments.of(declared(name).required("sep").positionalOnly().build().bind(args));
        yield PyTuple.copyOf(each(StrMethods.call(text, name, given)));
      }
      case "unescape" -> {
        declared(name).build().bind(args);
        yield HtmlText.unescape(text);
      }
      case "striptags" -> {
        declared(name).build().bind(args);
        yield HtmlText.stripTags(text);
      }
      case "escape" -> Markup.escape(Expect.one(args, "Markup.escape"));
      default -> changed(text, name, args);
    };
  }

  private static @Nullable Object changed(String text, String name, Arguments args) {
    Arguments given =
        switch (name) {
          case "replace" -> {
            @Nullable Object[] a =
                declared(name)
                    .required("old", "new")
                    .optional("count", -1L)
                    .positionalOnly()
                    .build()
                    .bind(args);
            yield Arguments.of(a[0], Markup.escape(a[1]), a[2]);
          }
          case "ljust", "rjust", "center" -> {
            @Nullable Object[] a =
                declared(name)
                    .required("width")
                    .optional("fillchar", " ")
                    .positionalOnly()
                    .build()
                    .bind(args);
            yield Arguments.of(a[0], Markup.escape(a[1]));
          }
          case "strip", "lstrip", "rstrip" -> bound(name, args, "chars", null);
          case "expandtabs" -> bound(name, args, "tabsize", 8L);
          case "zfill" -> required(name, args, "width");
          case "removeprefix" -> required(name, args, "prefix");
          case "removesuffix" -> Arguments.of(declared(name).required("suffix").build().bind(args));
          case "translate" -> required(name, args, "table");
          default -> null;
        };
    return given == null
        ? StrMethods.call(text, name, args.plain())
        : Markup.of(StrMethods.call(text, name, given.plain()));
  }

  private static Signature.Builder declared(String name) {
    return Signature.of("Markup." + name).method();
  }

  private static Arguments required(String name, Arguments args, String parameter) {
    return Arguments.of(declared(name).required(parameter).positionalOnly().build().bind(args));
  }

  private static Arguments bound(
      String name, Arguments args, String parameter, @Nullable Object fallback) {
    Signature.Builder signature = declared(name);
    boolean named = name.equals("splitlines") || name.equals("expandtabs");
    signature = signature.optional(parameter, fallback);
    return Arguments.of((named ? signature : signature.positionalOnly()).build().bind(args))
        .plain();
  }

  private static Arguments splitting(String name, Arguments args) {
    return Arguments.of(
            declared(name).optional("sep", null).optional("maxsplit", -1L).build().bind(args))
        .plain();
  }

  private static List<@Nullable Object> each(@Nullable Object parts) {
    List<@Nullable Object> safe = new ArrayList<>();
    for (Object part : Iteration.toList(parts)) {
      safe.add(Markup.of(part));
    }
    return safe;
  }

  private static Markup join(String separator, @Nullable Object values) {
    StringBuilder out = new StringBuilder();
    Iterator<@Nullable Object> elements = Iteration.iterate(values);
    for (int i = 0; elements.hasNext(); i++) {
      if (i > 0) {
        out.append(separator);
      }
      out.append(Markup.escape(elements.next()).text());
    }
    return Markup.of(out.toString());
  }
}
