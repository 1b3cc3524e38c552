package dev.percolate.jinja.value.modules;

import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.Numbers;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.PyTuple;
import dev.percolate.jinja.value.Signature;
import dev.percolate.jinja.value.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** One match: {@code re.Match}. */
final class RegexMatch implements PyObject {
  private final RegexPattern pattern;
  private final String text;
  private final MatchResult result;

  RegexMatch(RegexPattern pattern, String text, MatchResult result) {
    this.pattern = pattern;
    this.text = text;
    this.result = result;
  }

  int start() {
    return result.start();
  }

  int end() {
    return result.end();
  }

  @Nullable Object text(int group, @Nullable Object absent) {
    String found = result.group(group);
    return found == null ? absent : found;
  }

  PyTuple groups(@Nullable Object absent) {
    @Nullable Object[] out = new @Nullable Object[pattern.groups()];
    for (int i = 0; i < out.length; i++) {
      out[i] = text(i + 1, absent);
    }
    return PyTuple.wrap(out);
  }

  private int number(@Nullable Object group) {
    if (group instanceof String name && pattern.names().containsKey(name)) {
      return pattern.names().get(name);
    }
    if (group != null && Numbers.isInt(group)) {
      int number = Numbers.index(group);
      if (number >= 0 && number <= pattern.groups()) {
        return number;
      }
    }
    throw new PyException(PyException.Kind.INDEX_ERROR, "no such group");
  }

  @Override
  public @Nullable Object item(@Nullable Object key) {
    return text(number(key), null);
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "group" -> (PyCallable) this::group;
      case "groups" ->
          Functions.of(Signature.of(name).optional("default", null), p -> groups(p[0]));
      case "groupdict" ->
          Functions.of(Signature.of(name).optional("default", null), p -> dictionary(p[0]));
      case "start", "end", "span" ->
          Functions.of(Signature.of(name).optional("group", 0L), p -> place(name, number(p[0])));
      case "expand" ->
          Functions.of(
              name,
              p -> {
                StringBuilder out = new StringBuilder();
                RegexTemplate.parse(Texts.str(p[0]), pattern).append(out, this);
                return out.toString();
              },
              "template");
      case "string" -> text;
      case "re" -> pattern;
      case "pos" -> 0L;
      case "endpos" -> (long) text.codePointCount(0, text.length());
      case "lastindex" -> lastIndex();
      case "lastgroup" -> lastGroup();
      default -> Missing.MISSING;
    };
  }

  private @Nullable Object group(Arguments args) {
    if (args.positionalCount() == 0) {
      return text(0, null);
    }
    if (args.positionalCount() == 1) {
      return text(number(args.at(0)), null);
    }
    @Nullable Object[] out = new @Nullable Object[args.positionalCount()];
    for (int i = 0; i < out.length; i++) {
      out[i] = text(number(args.at(i)), null);
    }
    return PyTuple.wrap(out);
  }

  private Map<String, @Nullable Object> dictionary(@Nullable Object absent) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    for (Map.Entry<String, Integer> entry : pattern.names().entrySet()) {
      out.put(entry.getKey(), text(entry.getValue(), absent));
    }
    return out;
  }

  private Object place(String what, int group) {
    long start = offset(result.start(group));
    long end = offset(result.end(group));
    return switch (what) {
      case "start" -> start;
      case "end" -> end;
      default -> PyTuple.of(start, end);
    };
  }

  private long offset(int chars) {
    return chars < 0 ? -1 : text.codePointCount(0, chars);
  }

  /** The group that closed last. */
  private @Nullable Object lastIndex() {
    long last = 0;
    for (int i = 1; i <= pattern.groups(); i++) {
      if (result.end(i) >= 0 && (last == 0 || result.end(i) > result.end((int) last))) {
        last = i;
      }
    }
    return last == 0 ? null : last;
  }

  private @Nullable Object lastGroup() {
    Object index = lastIndex();
    for (Map.Entry<String, Integer> entry : pattern.names().entrySet()) {
      if (index instanceof Long n && entry.getValue() == n.intValue()) {
        return entry.getKey();
      }
    }
    return null;
  }

  @Override
  public String repr() {
    return "<re.Match object; span="
        + Texts.repr(place("span", 0))
        + ", match="
        + Texts.repr(text(0, null))
        + ">";
  }

  @Override
  public String shownTypeName() {
    return "re.Match";
  }

  @Override
  public String qualifiedTypeName() {
    return "re.Match";
  }
}
