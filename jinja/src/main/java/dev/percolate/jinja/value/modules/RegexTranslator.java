package dev.percolate.jinja.value.modules;

import dev.percolate.jinja.value.PyException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns a Python regular expression into one of {@code java.util.regex}. */
final class RegexTranslator {
  private static final long MOST_NESTED_REPEATS = 10_000_000;

  /** Python's greatest repetition number. */
  private static final long MOST_REPEATS = 4_294_967_294L;

  private final String source;
  private final StringBuilder out = new StringBuilder();
  private final Map<String, Integer> names = new LinkedHashMap<>();
  private int globalFlagsEnd;
  private int position;
  private int groups;
  private int flags;
  private boolean needsUnicodeBoundary;

  /** How often the innermost part of the atom before is repeated at least. */
  private long atomRepeats;

  /** The greatest such number in the group being read. */
  private long groupRepeats;

  private RegexTranslator(String source, int flags) {
    this.source = source;
    this.flags = flags;
  }

  /** The Java pattern with what Python knows about it. */
  record Translation(
      String java, int flags, int groups, Map<String, Integer> names, boolean unicodeBoundary) {}

  static Translation translate(String source, int flags) {
    RegexTranslator translator = new RegexTranslator(source, flags);
    translator.alternatives(0);
    if (translator.position < source.length()) {
      throw translator.error("unbalanced parenthesis", translator.position);
    }
    return new Translation(
        translator.out.toString(),
        translator.flags,
        translator.groups,
        translator.names,
        translator.needsUnicodeBoundary);
  }

  PyException error(String message, int at) {
    int start = source.lastIndexOf('\n', at - 1) + 1;
    int line = 1;
    for (int i = 0; i < start; i++) {
      line += source.charAt(i) == '\n' ? 1 : 0;
    }
    String place =
        source.indexOf('\n') < 0
            ? ""
            : " (line " + line + ", column " + (source.codePointCount(start, at) + 1) + ")";
    return new PyException(
        PyException.Kind.REGEX_ERROR,
        message + " at position " + source.codePointCount(0, at) + place);
  }

  private boolean has(int flag) {
    return (flags & flag) != 0;
  }

  private void alternatives(int depth) {
    boolean repeatable = false;
    boolean repeated = false;
    while (position < source.length()) {
      char c = source.charAt(position);
      if (c == ')' && depth > 0) {
        return;
      }
      if (c == ')') {
        throw error("unbalanced parenthesis", position);
      }
      if (has(RegexFlags.VERBOSE) && skipsComment(c)) {
        continue;
      }
      if (isQuantifier(c)) {
        if (!repeatable) {
          throw error(repeated ? "multiple repeat" : "nothing to repeat", position);
        }
        quantifier();
        repeatable = false;
        repeated = true;
        continue;
      }
      repeated = false;
      atomRepeats = 1;
      repeatable = atom(c, depth);
      groupRepeats = Math.max(groupRepeats, atomRepeats);
    }
  }

  private boolean skipsComment(char c) {
    if (Character.isWhitespace(c)) {
      position++;
      return true;
    }
    if (c == '#') {
      int end = source.indexOf('\n', position);
      position = end < 0 ? source.length() : end + 1;
      return true;
    }
    return false;
  }

  /** Translates one atom; says whether a quantifier may follow. */
  private boolean atom(char c, int depth) {
    switch (c) {
      case '|' -> {
        out.append('|');
        position++;
        return false;
      }
      case '^' -> {
        // Java's ^ does not match after a line break that ends the text
        out.append(has(RegexFlags.MULTILINE) ? "(?<![^\\n])" : "\\A");
        position++;
        return false;
      }
      case '$' -> {
        out.append(has(RegexFlags.MULTILINE) ? "(?![^\\n])" : "(?=\\n?\\z)");
        position++;
        return false;
      }
      case '.' -> {
        out.append(has(RegexFlags.DOTALL) ? "[\\s\\S]" : "[^\\n]");
        position++;
      }
      case '[' -> new RegexSet(this, source, out).translate();
      case '(' -> {
        return group(depth);
      }
      case '\\' -> {
        return escape();
      }
      case '{', '}' -> {
        out.append('\\').append(c);
        position++;
      }
      default -> {
        int point = source.codePointAt(position);
        literal(point);
        position += Character.charCount(point);
      }
    }
    return true;
  }

  void literal(int point) {
    if (point < 128 && !Character.isLetterOrDigit(point) && point > ' ') {
      out.append('\\');
    }
    out.appendCodePoint(point);
  }

  boolean isAscii() {
    return has(RegexFlags.ASCII);
  }

  int position() {
    return position;
  }

  void moveTo(int newPosition) {
    position = newPosition;
  }

  private boolean isQuantifier(char c) {
    return c == '*' || c == '+' || c == '?' || (c == '{' && boundsEnd() > 0);
  }

  /**
   * The end of <code>{m,n}</code> at the position, or -1 when the brace is an ordinary character.
   */
  private int boundsEnd() {
    int i = position + 1;
    int digits = 0;
    boolean comma = false;
    while (i < source.length()) {
      char c = source.charAt(i++);
      if (c == '}') {
        return digits > 0 || comma ? i : -1;
      }
      if (c == ',' && !comma) {
        comma = true;
      } else if (c >= '0' && c <= '9') {
        digits++;
      } else {
        return -1;
      }
    }
    return -1;
  }

  private void quantifier() {
    int start = position;
    if (source.charAt(position) == '{') {
      int end = boundsEnd();
      String bounds = source.substring(position + 1, end - 1);
      if (bounds.equals(",")) {
        bounds = "0,";
      } else if (bounds.startsWith(",")) {
        bounds = "0" + bounds;
      }
      bounds(bounds, start);
      position = end;
    } else {
      out.append(source.charAt(position++));
    }
    if (position < source.length()
        && (source.charAt(position) == '?' || source.charAt(position) == '+')) {
      out.append(source.charAt(position++));
    }
  }

  private void bounds(String bounds, int start) {
    int comma = bounds.indexOf(',');
    int least = bound(comma < 0 ? bounds : bounds.substring(0, comma));
    out.append('{').append(least);
    if (comma >= 0) {
      out.append(',');
      if (comma < bounds.length() - 1) {
        int most = bound(bounds.substring(comma + 1));
        if (most < least) {
          throw error("min repeat greater than max repeat", start + 1);
        }
        out.append(most);
      }
    }
    out.append('}');
    // parts that match the empty text would be tried that often, whatever the text
    if (atomRepeats > 1 && least > 1 && least > MOST_NESTED_REPEATS / atomRepeats) {
      throw error("too many nested repetitions", start);
    }
    groupRepeats = Math.max(groupRepeats, Math.max(1, least) * atomRepeats);
  }

  private static int bound(String digits) {
    long bound = digits.length() > 10 ? Long.MAX_VALUE : Long.parseLong(digits);
    if (bound > MOST_REPEATS) {
      throw PyException.overflow("the repetition number is too large");
    }
    return (int) Math.min(bound, Integer.MAX_VALUE - 1);
  }

  private boolean group(int depth) {
    int start = position;
    int saved = flags;
    position++;
    boolean repeatable = true;
    if (!source.startsWith("?", position)) {
      groups++;
      out.append('(');
    } else if (source.startsWith("?P", position)) {
      if (namedGroup(start)) {
        return true;
      }
    } else if (source.startsWith("?#", position)) {
      int end = source.indexOf(')', position);
      if (end < 0) {
        throw error("missing ), unterminated comment", start);
      }
      position = end + 1;
      return false;
    } else {
      int special = special(start);
      if (special < 0) {
        return false;
      }
      repeatable = special > 0;
    }
    long outside = groupRepeats;
    groupRepeats = 1;
    alternatives(depth + 1);
    atomRepeats = groupRepeats;
    groupRepeats = outside;
    if (position >= source.length()) {
      throw error("missing ), unterminated subpattern", start);
    }
    position++;
    out.append(')');
    flags = saved;
    return repeatable;
  }

  /** Opens {@code (?P<name>}, or translates all of {@code (?P=name)} and gives true. */
  private boolean namedGroup(int start) {
    position += 2;
    char c = position < source.length() ? source.charAt(position) : 0;
    char close = c == '<' ? '>' : ')';
    if (c != '<' && c != '=') {
      throw error(c == 0 ? "unexpected end of pattern" : "unknown extension ?P" + c, start + 1);
    }
    int end = source.indexOf(close, position);
    if (end < 0) {
      throw error("missing " + close + ", unterminated name", position + 1);
    }
    String name = source.substring(position + 1, end);
    int at = position + 1;
    position = end + 1;
    if (name.isEmpty()) {
      throw error("missing group name", at);
    }
    if (!isIdentifier(name)) {
      throw error("bad character in group name " + dev.percolate.jinja.value.Texts.repr(name), at);
    }
    if (c == '<') {
      groups++;
      if (names.containsKey(name)) {
        throw error(
            "redefinition of group name '"
                + name
                + "' as group "
                + groups
                + "; was group "
                + names.get(name),
            at);
      }
      names.put(name, groups);
      out.append('(');
      return false;
    }
    Integer number = names.get(name);
    if (number == null) {
      throw error("unknown group name '" + name + "'", at);
    }
    out.append("(?:\\").append(number.intValue()).append(')');
    return true;
  }

  private static boolean isIdentifier(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c != '_' && (i == 0 ? !Character.isLetter(c) : !Character.isLetterOrDigit(c))) {
        return false;
      }
    }
    return true;
  }

  /** Opens a group of the {@code (?...)} kinds. -1: it is complete, 0: not repeatable, else 1. */
  private int special(int start) {
    for (String kind : new String[] {"?:", "?=", "?!", "?<=", "?<!", "?>"}) {
      if (source.startsWith(kind, position)) {
        out.append('(').append(kind);
        position += kind.length();
        return 1;
      }
    }
    if (source.startsWith("?(", position)) {
      throw error("conditional groups are not supported", start);
    }
    return inlineFlags(start);
  }

  private int inlineFlags(int start) {
    int on = 0;
    int off = 0;
    boolean negative = false;
    for (int i = position + 1; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '-' && !negative) {
        negative = true;
      } else if (c == ')' || c == ':') {
        position = i + 1;
        flags = (flags | on) & ~off;
        if (c == ')') {
          // dbt 1.12: Python 3.11 takes global flags at the start of the pattern only
          if (start != globalFlagsEnd) {
            throw error("global flags not at the start of the expression", start);
          }
          globalFlagsEnd = position;
          applyCase();
          return -1;
        }
        out.append(caseGroup());
        return 1;
      } else {
        int flag = RegexFlags.ofLetter(c);
        if (flag == 0) {
          throw error(
              Character.isLetter(c) && i > position + 1
                  ? "unknown flag"
                  : "unknown extension ?" + c,
              i > position + 1 ? i : start + 1);
        }
        if (negative) {
          off |= flag;
        } else {
          on |= flag;
        }
      }
    }
    throw error("missing -, : or )", source.length());
  }

  private void applyCase() {
    out.append(has(RegexFlags.IGNORECASE) ? "(?iu)" : "");
  }

  private String caseGroup() {
    return has(RegexFlags.IGNORECASE) ? "(?iu:" : "(?-i:";
  }

  private boolean escape() {
    if (position + 1 >= source.length()) {
      throw error("bad escape (end of pattern)", position);
    }
    char c = source.charAt(position + 1);
    switch (c) {
      case 'A' -> {
        return anchor("\\A");
      }
      case 'Z' -> {
        return anchor("\\z");
      }
      case 'b', 'B' -> {
        needsUnicodeBoundary |= !has(RegexFlags.ASCII);
        return anchor("\\" + c);
      }
      default -> {}
    }
    String category = RegexFlags.category(c, has(RegexFlags.ASCII));
    if (category != null) {
      out.append('[').append(category).append(']');
      position += 2;
    } else if (c >= '1' && c <= '9') {
      backReference();
    } else {
      literal(RegexEscapes.read(this, source));
    }
    return true;
  }

  private boolean anchor(String java) {
    out.append(java);
    position += 2;
    return false;
  }

  private void backReference() {
    int start = position;
    int end = position + 2;
    if (end < source.length() && Character.isDigit(source.charAt(end))) {
      end++;
      if (RegexEscapes.isOctal(source, start + 1, 3)) {
        literal(RegexEscapes.read(this, source));
        return;
      }
    }
    int number = Integer.parseInt(source, start + 1, end, 10);
    if (number > groups) {
      throw error("invalid group reference " + number, start + 1);
    }
    out.append("(?:\\").append(number).append(')');
    position = end;
  }
}
