package dev.percolate.jinja.value.modules;

import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Calls;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.Numbers;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.PyIterator;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.PyTuple;
import dev.percolate.jinja.value.Signature;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A compiled pattern: {@code re.Pattern}. */
final class RegexPattern implements PyObject {
  private final String source;
  private final int flags;
  private final int groups;
  private final Map<String, Integer> names;
  private final Pattern java;
  private @Nullable Pattern notEmptyHere;

  RegexPattern(String source, int givenFlags) {
    RegexTranslator.Translation translation = RegexTranslator.translate(source, givenFlags);
    this.source = source;
    this.flags =
        (translation.flags() & RegexFlags.ASCII) != 0
            ? translation.flags()
            : translation.flags() | RegexFlags.UNICODE;
    this.groups = translation.groups();
    this.names = translation.names();
    int javaFlags = translation.unicodeBoundary() ? Pattern.UNICODE_CHARACTER_CLASS : 0;
    if ((translation.flags() & RegexFlags.IGNORECASE) != 0) {
      javaFlags |= Pattern.CASE_INSENSITIVE;
      javaFlags |= (translation.flags() & RegexFlags.ASCII) != 0 ? 0 : Pattern.UNICODE_CASE;
    }
    this.java = compile(translation.java(), javaFlags);
  }

  private static Pattern compile(String regex, int flags) {
    try {
      return Pattern.compile(regex, flags);
    } catch (PatternSyntaxException e) {
      String text = e.getDescription();
      throw new PyException(
          PyException.Kind.REGEX_ERROR,
          text.startsWith("Look-behind")
              ? "look-behind requires fixed-width pattern"
              : text + " at position " + Math.max(0, e.getIndex()));
    }
  }

  int groups() {
    return groups;
  }

  Map<String, Integer> names() {
    return names;
  }

  /** The pattern that does not match the empty text where the search starts. */
  private Pattern notEmptyHere() {
    Pattern pattern = notEmptyHere;
    if (pattern == null) {
      pattern = compile("(?:" + java.pattern() + ")(?!\\G)", java.flags());
      notEmptyHere = pattern;
    }
    return pattern;
  }

  private static String text(@Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw PyException.type(
        value instanceof byte[]
            ? "cannot use a string pattern on a bytes-like object"
            : "expected string or bytes-like object, got '" + Types.name(value) + "'");
  }

  private static Matcher from(Pattern pattern, BoundedText text, int start) {
    return pattern
        .matcher(text)
        .region(start, text.length())
        .useAnchoringBounds(false)
        .useTransparentBounds(true);
  }

  /** {@code match}, {@code fullmatch} and {@code search}. */
  @Nullable Object match(String kind, @Nullable Object value, int start, int end) {
    String whole = text(value);
    int length = whole.codePointCount(0, whole.length());
    int from = whole.offsetByCodePoints(0, Math.clamp(start, 0, length));
    int to = whole.offsetByCodePoints(0, Math.clamp(end, 0, length));
    if (from > to) {
      return null;
    }
    Matcher matcher = from(java, new BoundedText(whole.substring(0, to)), from);
    boolean found =
        RegexStack.run(
            () -> {
              // a search that overflowed starts afresh
              matcher.region(from, to);
              return switch (kind) {
                case "match" -> matcher.lookingAt();
                case "fullmatch" -> matcher.matches();
                default -> matcher.find();
              };
            });
    return found ? new RegexMatch(this, whole, matcher.toMatchResult()) : null;
  }

  /** All matches in order; an empty one may not follow directly where an empty one was. */
  private List<RegexMatch> all(String text, int limit) {
    List<RegexMatch> out = new ArrayList<>();
    BoundedText bounded = new BoundedText(text);
    int position = 0;
    boolean emptyBefore = false;
    while (out.size() < limit) {
      int start = position;
      Matcher matcher = from(emptyBefore ? notEmptyHere() : java, bounded, start);
      if (!RegexStack.run(() -> matcher.region(start, text.length()).find())) {
        break;
      }
      position = matcher.end();
      if (position == matcher.start() && splitsCharacter(text, position)) {
        position++;
        emptyBefore = false;
        continue;
      }
      out.add(new RegexMatch(this, text, matcher.toMatchResult()));
      emptyBefore = matcher.end() == matcher.start();
    }
    return out;
  }

  /** Whether a position is between the two halves of a character beyond 16 bits. */
  private static boolean splitsCharacter(String text, int position) {
    return position > 0
        && position < text.length()
        && Character.isSurrogatePair(text.charAt(position - 1), text.charAt(position));
  }

  List<@Nullable Object> findAll(@Nullable Object value) {
    List<@Nullable Object> out = new ArrayList<>();
    for (RegexMatch match : all(text(value), Integer.MAX_VALUE)) {
      if (groups == 0) {
        out.add(match.text(0, ""));
      } else if (groups == 1) {
        out.add(match.text(1, ""));
      } else {
        out.add(match.groups(""));
      }
    }
    return out;
  }

  PyIterator findIter(@Nullable Object value) {
    List<@Nullable Object> matches = new ArrayList<>(all(text(value), Integer.MAX_VALUE));
    return new PyIterator("callable_iterator", matches.iterator());
  }

  List<@Nullable Object> split(@Nullable Object value, int limit) {
    String text = text(value);
    List<@Nullable Object> out = new ArrayList<>();
    int position = 0;
    for (RegexMatch match : all(text, limit <= 0 ? Integer.MAX_VALUE : limit)) {
      out.add(text.substring(position, match.start()));
      for (int i = 1; i <= groups; i++) {
        out.add(match.text(i, null));
      }
      position = match.end();
    }
    out.add(text.substring(position));
    return out;
  }

  /** The new text and the number of replacements. */
  PyTuple substitute(@Nullable Object replacement, @Nullable Object value, int limit) {
    RegexTemplate template =
        replacement instanceof PyCallable
            ? null
            : RegexTemplate.parse(templateText(replacement), this);
    String text = text(value);
    StringBuilder out = new StringBuilder();
    int position = 0;
    List<RegexMatch> matches = all(text, limit <= 0 ? Integer.MAX_VALUE : limit);
    for (RegexMatch match : matches) {
      out.append(text, position, match.start());
      if (template != null) {
        template.append(out, match);
      } else {
        out.append(called(Calls.call(replacement, Arguments.of(match))));
      }
      position = match.end();
    }
    out.append(text, position, text.length());
    return PyTuple.of(out.toString(), (long) matches.size());
  }

  private static String templateText(@Nullable Object replacement) {
    if (replacement instanceof String text) {
      return text;
    }
    throw PyException.type(
        "decoding to str: need a bytes-like object, " + Types.name(replacement) + " found");
  }

  private static String called(@Nullable Object result) {
    if (result instanceof String text) {
      return text;
    }
    throw PyException.type("expected str instance, " + Types.shown(result) + " found");
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "match", "fullmatch", "search" ->
          Functions.of(
              Signature.of(name)
                  .required("string")
                  .optional("pos", 0L)
                  .optional("endpos", (long) Integer.MAX_VALUE),
              p -> match(name, p[0], Numbers.index(p[1]), Numbers.index(p[2])));
      case "findall" -> Functions.of(name, p -> findAll(p[0]), "string");
      case "finditer" -> Functions.of(name, p -> findIter(p[0]), "string");
      case "split" ->
          Functions.of(
              Signature.of(name).required("string").optional("maxsplit", 0L),
              p -> split(p[0], Numbers.index(p[1])));
      case "sub", "subn" ->
          Functions.of(
              Signature.of(name).required("repl", "string").optional("count", 0L),
              p -> {
                PyTuple result = substitute(p[0], p[1], Numbers.index(p[2]));
                return name.equals("sub") ? result.get(0) : result;
              });
      case "pattern" -> source;
      case "flags" -> (long) flags;
      case "groups" -> (long) groups;
      case "groupindex" -> groupIndex();
      default -> Missing.MISSING;
    };
  }

  private Map<String, @Nullable Object> groupIndex() {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    names.forEach((name, number) -> out.put(name, (long) number));
    return out;
  }

  @Override
  public String repr() {
    String shown = RegexFlags.describe(flags);
    return "re.compile(" + Texts.repr(source) + (shown.isEmpty() ? "" : ", " + shown) + ")";
  }

  @Override
  public String shownTypeName() {
    return "re.Pattern";
  }

  @Override
  public String qualifiedTypeName() {
    return "re.Pattern";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RegexPattern that && flags == that.flags && source.equals(that.source);
  }

  @Override
  public int hashCode() {
    return source.hashCode() * 31 + flags;
  }
}
