package dev.percolate.jinja.value;

import org.jspecify.annotations.Nullable;

/** The methods that fit strings into a width. */
final class StrLayout {
  private StrLayout() {}

  static @Nullable Object call(String self, String name, Arguments args) {
    return switch (name) {
      case "zfill" -> zeroFill(self, Numbers.index(Expect.one(args, "str.zfill")));
      case "expandtabs" -> {
        Expect.named(args, "expandtabs", 1, "tabsize");
        yield expandTabs(self, Numbers.index(args.get(0, "tabsize", 8L)));
      }
      default -> justify(self, name, args);
    };
  }

  private static String zeroFill(String self, int width) {
    int fill = width - Strings.length(self);
    if (fill <= 0) {
      return self;
    }
    Sizes.check(width);
    boolean signed = self.startsWith("+") || self.startsWith("-");
    return signed ? self.charAt(0) + "0".repeat(fill) + self.substring(1) : "0".repeat(fill) + self;
  }

  private static String justify(String self, String name, Arguments args) {
    Expect.between(args, "str." + name, 1, 2);
    int width = Numbers.index(args.at(0));
    String fill = " ";
    if (args.positionalCount() == 2) {
      if (!(args.at(1) instanceof String given)) {
        throw PyException.type(
            "The fill character must be a unicode character, not " + Types.name(args.at(1)));
      }
      if (Strings.length(given) != 1) {
        throw PyException.type("The fill character must be exactly one character long");
      }
      fill = given;
    }
    int padding = Math.max(0, width - Strings.length(self));
    Sizes.check(padding);
    int left =
        switch (name) {
          case "ljust" -> 0;
          case "rjust" -> padding;
          default -> padding / 2 + (padding & width & 1);
        };
    return fill.repeat(left) + self + fill.repeat(padding - left);
  }

  private static String expandTabs(String self, int size) {
    StringBuilder out = new StringBuilder();
    int column = 0;
    for (int i = 0; i < self.length(); i++) {
      char c = self.charAt(i);
      if (c == '\t') {
        int fill = size > 0 ? size - column % size : 0;
        Sizes.check((long) out.length() + fill);
        out.repeat(' ', fill);
        column += fill;
      } else {
        out.append(c);
        column = c == '\n' || c == '\r' ? 0 : column + 1;
      }
    }
    return out.toString();
  }
}
