package dev.percolate.jinja.value;

import org.jspecify.annotations.Nullable;

/**
 * {@code str.format} as templates see it: fields reach attributes and items through the sandbox.
 */
final class FormatTemplate {
  private final Arguments args;
  private final @Nullable Object mapping;
  private int automatic;
  private boolean manual;
  private final boolean escapes;

  private FormatTemplate(Arguments args, @Nullable Object mapping, boolean escapes) {
    this.escapes = escapes;
    this.args = args;
    this.mapping = mapping;
  }

  static String format(String template, Arguments args) {
    return new FormatTemplate(args, Missing.MISSING, false).expand(template, 2);
  }

  /** {@code format} or {@code format_map} of markup: the values are escaped. */
  static String escaping(String template, String method, Arguments args) {
    if (method.equals("format")) {
      return new FormatTemplate(args, Missing.MISSING, true).expand(template, 2);
    }
    return new FormatTemplate(Arguments.NONE, mapping(args), true).expand(template, 2);
  }

  static String formatMap(String template, Arguments args) {
    return new FormatTemplate(Arguments.NONE, mapping(args), false).expand(template, 2);
  }

  private static @Nullable Object mapping(Arguments args) {
    if (args.namedCount() > 0) {
      throw PyException.type("format_map() takes no keyword arguments");
    }
    if (args.positionalCount() != 1) {
      throw PyException.type(
          "format_map() takes exactly one argument (" + args.positionalCount() + " given)");
    }
    return args.at(0);
  }

  private String expand(String template, int depth) {
    if (depth < 0) {
      throw PyException.value("Max string recursion exceeded");
    }
    StringBuilder out = new StringBuilder();
    int length = template.length();
    int i = 0;
    while (i < length) {
      char c = template.charAt(i++);
      if (c != '{' && c != '}') {
        out.append(c);
        continue;
      }
      if (i < length && template.charAt(i) == c) {
        out.append(c);
        i++;
        continue;
      }
      if (c == '}' || i >= length) {
        throw PyException.value("Single '" + c + "' encountered in format string");
      }
      int end = fieldEnd(template, i);
      field(out, template.substring(i, end), depth);
      i = end + 1;
    }
    return out.toString();
  }

  private static int fieldEnd(String template, int start) {
    int depth = 1;
    boolean bracket = false;
    boolean inSpec = false;
    for (int i = start; i < template.length(); i++) {
      char c = template.charAt(i);
      if (bracket) {
        bracket = c != ']';
      } else if (c == '[' && !inSpec) {
        bracket = true;
      } else if (c == ':' || c == '!') {
        inSpec = true;
      } else if (c == '{') {
        if (!inSpec) {
          throw PyException.value("unexpected '{' in field name");
        }
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i;
      }
    }
    throw PyException.value("expected '}' before end of string");
  }

  private void field(StringBuilder out, String field, int depth) {
    int nameEnd = 0;
    boolean bracket = false;
    while (nameEnd < field.length()) {
      char c = field.charAt(nameEnd);
      if (bracket) {
        bracket = c != ']';
      } else if (c == '[') {
        bracket = true;
      } else if (c == '!' || c == ':') {
        break;
      }
      nameEnd++;
    }
    String conversion = "";
    int specStart = nameEnd;
    if (specStart < field.length() && field.charAt(specStart) == '!') {
      if (specStart + 1 >= field.length()) {
        throw PyException.value("unmatched '{' in format spec");
      }
      conversion = field.substring(specStart + 1, specStart + 2);
      specStart += 2;
      if (specStart < field.length() && field.charAt(specStart) != ':') {
        throw PyException.value("expected ':' after conversion specifier");
      }
    }
    String spec = specStart < field.length() ? field.substring(specStart + 1) : "";
    Object value = convert(value(field.substring(0, nameEnd)), conversion);
    if (depth == 0 || spec.indexOf('{') >= 0 || spec.indexOf('}') >= 0) {
      spec = expand(spec, depth - 1);
    }
    append(out, value, spec);
  }

  private void append(StringBuilder out, @Nullable Object value, String spec) {
    if (!escapes) {
      FormatSpec.append(out, value, spec);
    } else if (!(value instanceof Markup markup)) {
      StringBuilder text = new StringBuilder();
      FormatSpec.append(text, value, spec);
      out.append(Markup.escaped(text.toString()));
    } else if (spec.isEmpty()) {
      out.append(markup.text());
    } else {
      throw PyException.value("Unsupported format specification for Markup.");
    }
  }

  private static @Nullable Object convert(@Nullable Object value, String conversion) {
    return switch (conversion) {
      case "" -> value;
      case "s" -> Texts.str(value);
      case "r" -> Texts.repr(value);
      case "a" -> AsciiRepr.of(value);
      default -> throw PyException.value("Unknown conversion specifier " + conversion);
    };
  }

  private @Nullable Object value(String name) {
    int end = 0;
    while (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '[') {
      end++;
    }
    Object value = first(name.substring(0, end));
    int i = end;
    while (i < name.length()) {
      if (name.charAt(i) == '.') {
        int start = ++i;
        while (i < name.length() && name.charAt(i) != '.' && name.charAt(i) != '[') {
          i++;
        }
        value =
            Lookup.attribute(value, nonEmpty(name.substring(start, i)), UndefinedFlavor.DEFAULT);
      } else {
        int close = name.indexOf(']', i);
        if (close < 0) {
          throw PyException.value("Missing ']' in format string");
        }
        String key = nonEmpty(name.substring(i + 1, close));
        value = Lookup.item(value, isIndex(key) ? Long.valueOf(key) : key, UndefinedFlavor.DEFAULT);
        i = close + 1;
        if (i < name.length() && name.charAt(i) != '.' && name.charAt(i) != '[') {
          throw PyException.value("Only '.' or '[' may follow ']' in format field specifier");
        }
      }
    }
    return value;
  }

  private static String nonEmpty(String part) {
    if (part.isEmpty()) {
      throw PyException.value("Empty attribute in format string");
    }
    return part;
  }

  private static boolean isIndex(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() < 10;
  }

  private @Nullable Object first(String name) {
    if (name.isEmpty()) {
      if (manual) {
        throw PyException.value(
            "cannot switch from manual field specification to automatic field numbering");
      }
      return positional(automatic++);
    }
    if (isIndex(name)) {
      if (automatic > 0) {
        throw PyException.value(
            "cannot switch from manual field specification to automatic field numbering");
      }
      manual = true;
      return positional(Integer.parseInt(name));
    }
    if (mapping != Missing.MISSING) {
      return Items.get(mapping, name);
    }
    Object value = args.named(name);
    if (value == Missing.MISSING) {
      throw new PyException(PyException.Kind.KEY_ERROR, Texts.repr(name));
    }
    return value;
  }

  private @Nullable Object positional(int index) {
    if (index >= args.positionalCount()) {
      // Jinja 3.1: the sandbox formats with string.Formatter, which indexes the tuple itself
      throw new PyException(PyException.Kind.INDEX_ERROR, "tuple index out of range");
    }
    return args.at(index);
  }
}
