package dev.percolate.render;

import dev.percolate.diagnostics.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds top-level blocks ({@code {% macro x() %}…{% endmacro %}}) in a text without parsing the
 * Jinja in between.
 *
 * <p>dbt cuts macro, docs and snapshot files into blocks this way before Jinja sees anything, so
 * its rules decide which blocks exist: strings hide delimiters, comments and raw sections are
 * skipped, {@code if} and {@code for} must balance over the whole file, and blocks may neither nest
 * nor stand inside control flow. One pass, no regular expressions.
 */
public final class BlockScanner {
  /** The block types of a macro file. */
  public static final Set<String> MACRO_BLOCKS =
      Set.of("macro", "materialization", "test", "data_test");

  /** Those of a file of generic tests. */
  public static final Set<String> TEST_BLOCKS = Set.of("test", "data_test");

  /**
   * A block and where it stands.
   *
   * @param type the tag's name, such as {@code macro}
   * @param name the word behind it, or null
   * @param start offset of the opening tag, including whitespace that a {@code {%-} eats
   * @param contentStart offset behind the opening tag
   * @param contentEnd offset of the closing tag
   * @param end offset behind the closing tag
   */
  public record Block(
      String type, @Nullable String name, int start, int contentStart, int contentEnd, int end) {

    /** The text between the tags. */
    public String contents(String text) {
      return text.substring(contentStart, contentEnd);
    }

    /** The text with its tags. */
    public String full(String text) {
      return text.substring(start, end);
    }
  }

  private final String text;
  private final Set<String> allowed;
  private final Consumer<String> unexpected;
  private final List<Block> blocks = new ArrayList<>();
  private final List<String> controlFlow = new ArrayList<>();
  private int pos;
  private @Nullable Tag current;

  private record Tag(String type, @Nullable String name, int start, int end) {}

  private BlockScanner(String text, Set<String> allowed, Consumer<String> unexpected) {
    this.text = text;
    this.allowed = allowed;
    this.unexpected = unexpected;
  }

  /**
   * Scans {@code text} for blocks whose type is in {@code allowed}, in file order.
   *
   * @param unexpected told of the names of other tags at top level as they are met
   * @throws ProblemException when tags do not balance
   */
  public static List<Block> scan(String text, Set<String> allowed, Consumer<String> unexpected) {
    return new BlockScanner(text, allowed, unexpected).scan();
  }

  private List<Block> scan() {
    int open;
    while ((open = text.indexOf('{', pos)) >= 0 && open + 1 < text.length()) {
      switch (text.charAt(open + 1)) {
        case '#' -> skipComment(open + 2);
        case '{' -> skipExpression(open + 2);
        case '%' -> {
          Tag tag = readTag(open);
          if (tag == null) {
            pos = open + 2;
          } else {
            take(tag);
          }
        }
        default -> pos = open + 1;
      }
    }
    if (current != null) {
      throw ProblemException.compilation(
          "Reached EOF without finding a close tag for "
              + current.type
              + " (searched from line "
              + lineOf(current.end)
              + ")");
    }
    return blocks;
  }

  private void take(Tag tag) {
    checkControlFlow(tag);
    Tag outer = current;
    if (allowed.contains(tag.type)) {
      if (!controlFlow.isEmpty()) {
        throw ProblemException.compilation(
            "Got a block definition inside control flow at "
                + position(tag.start)
                + ". All dbt block definitions must be at the top level");
      }
      if (outer != null) {
        throw nested(outer, tag);
      }
      current = tag;
    } else if (outer != null && isEndOf(tag.type, outer.type)) {
      blocks.add(new Block(outer.type, outer.name, outer.start, outer.end, tag.start, tag.end));
      current = null;
    } else if (outer == null) {
      unexpected.accept(tag.type);
    }
  }

  private void checkControlFlow(Tag tag) {
    switch (tag.type) {
      case "if", "for" -> controlFlow.add(tag.type);
      case "endif", "endfor" -> {
        if (controlFlow.isEmpty()) {
          throw ProblemException.compilation(
              "Got an unexpected control flow end tag, got "
                  + tag.type
                  + " but never saw a preceeding "
                  + tag.type.substring(3)
                  + " (@ "
                  + position(tag.start)
                  + ")");
        }
        String expected = "end" + controlFlow.removeLast();
        if (!expected.equals(tag.type)) {
          throw ProblemException.compilation(
              "Got an unexpected control flow end tag, got "
                  + tag.type
                  + " but expected "
                  + expected
                  + " next (@ "
                  + position(tag.start)
                  + ")");
        }
      }
      default -> {}
    }
  }

  private static boolean isEndOf(String type, String opened) {
    return type.length() == opened.length() + 3 && type.startsWith("end") && type.endsWith(opened);
  }

  private static ProblemException nested(Tag outer, Tag inner) {
    return ProblemException.compilation(
        "Got nested tags: "
            + outer.type
            + " (started at "
            + outer.start
            + ") did not have a matching {{% end"
            + outer.type
            + " %}} before a subsequent "
            + inner.type
            + " was found (started at "
            + inner.start
            + ")");
  }

  /** Reads the tag at {@code open}, or gives null when no name follows. */
  private @Nullable Tag readTag(int open) {
    int at = open + 2;
    int start = open;
    if (at < text.length() && text.charAt(at) == '-') {
      at++;
      while (start > pos && isSpace(text.charAt(start - 1))) {
        start--;
      }
    }
    int typeStart = skipSpace(at);
    int typeEnd = nameEnd(typeStart);
    if (typeEnd == typeStart) {
      return null;
    }
    String type = text.substring(typeStart, typeEnd);
    if (type.equals("raw")) {
      pos = rawEnd(typeEnd, start);
      return new Tag(type, null, start, pos);
    }
    int nameStart = skipSpace(typeEnd);
    int nameEnd = nameStart > typeEnd ? nameEnd(nameStart) : nameStart;
    String name = nameEnd > nameStart ? text.substring(nameStart, nameEnd) : null;
    pos = nameEnd > nameStart ? nameEnd : typeEnd;
    skipToTagEnd();
    return new Tag(type, name, start, pos);
  }

  private void skipToTagEnd() {
    int from = pos;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\'' || c == '"') {
        i = stringEnd(i, i) - 1;
        from = i + 1;
      } else if (c == '%' && i + 1 < text.length() && text.charAt(i + 1) == '}') {
        boolean trims = i > from && text.charAt(i - 1) == '-';
        pos = trims ? skipSpace(i + 2) : i + 2;
        return;
      }
    }
    throw endOfFile("tag close (\"%}\")", from);
  }

  private void skipExpression(int open) {
    int from = skipSpace(open);
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\'' || c == '"') {
        i = stringEnd(i, from) - 1;
        from = i + 1;
      } else if (c == '}' && i + 1 < text.length() && text.charAt(i + 1) == '}') {
        pos = i + 2;
        return;
      }
    }
    throw endOfFile("}}", from);
  }

  private void skipComment(int from) {
    int end = text.indexOf("#}", from);
    if (end < 0) {
      throw endOfFile("#}", from);
    }
    pos = end + 2;
  }

  /** Offset behind the string literal that starts at or, when that one never ends, after quote. */
  private int stringEnd(int quote, int from) {
    for (int start = quote; start < text.length(); start++) {
      char c = text.charAt(start);
      if (c != '\'' && c != '"') {
        continue;
      }
      for (int i = start + 1; i < text.length(); i++) {
        char d = text.charAt(i);
        if (d == '\\') {
          i++;
        } else if (d == c) {
          return i + 1;
        }
      }
    }
    throw endOfFile("string", from);
  }

  /** Offset behind the {@code endraw} tag of a raw section whose tag name ends at {@code at}. */
  private int rawEnd(int at, int start) {
    for (int i = text.indexOf("{%", at); i >= 0; i = text.indexOf("{%", i + 1)) {
      int name = i + 2;
      if (name < text.length() && text.charAt(name) == '-') {
        name++;
      }
      name = skipSpace(name);
      if (text.startsWith("endraw", name)) {
        int close = skipSpace(name + 6);
        if (text.startsWith("-%}", close)) {
          return skipSpace(close + 3);
        }
        if (text.startsWith("%}", close)) {
          return close + 2;
        }
      }
    }
    throw endOfFile("{% raw %}...{% endraw %}", start);
  }

  private ProblemException endOfFile(String expected, int from) {
    return ProblemException.compilation(
        "unexpected EOF, expected " + expected + ", got \"" + text.substring(from) + "\"");
  }

  private int nameEnd(int from) {
    int i = from;
    while (i < text.length() && isNamePart(text.charAt(i), i == from)) {
      i++;
    }
    return i;
  }

  private int skipSpace(int from) {
    int i = from;
    while (i < text.length() && isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isNamePart(char c, boolean first) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '_'
        || (!first && c >= '0' && c <= '9');
  }

  private static boolean isSpace(char c) {
    return c == ' '
        || (c >= '\t' && c <= '\r')
        || (c >= 0x1c && c <= 0x1f)
        || c == 0x85
        || (c >= 0xa0 && Character.isSpaceChar(c));
  }

  private int lineOf(int offset) {
    int line = 1;
    for (int i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) {
      line++;
    }
    return line;
  }

  private String position(int offset) {
    int lineStart = offset == 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
    return lineOf(offset) + ":" + (offset - lineStart);
  }
}
