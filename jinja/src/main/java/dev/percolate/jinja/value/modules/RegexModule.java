package dev.percolate.jinja.value.modules;

import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.Numbers;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.PyFunction;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.PyTuple;
import dev.percolate.jinja.value.Signature;
import dev.percolate.jinja.value.Types;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Python's {@code re}. Remembers the patterns it compiled; safe to use from many threads. */
public final class RegexModule implements PyObject {
  private static final int MOST_REMEMBERED = 512;

  private final ConcurrentHashMap<String, RegexPattern> compiled = new ConcurrentHashMap<>();

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "match", "fullmatch", "search" ->
          function(
              (pattern, p) -> pattern.match(name, p[1], 0, Integer.MAX_VALUE),
              Signature.of(name).required("pattern", "string"));
      case "findall" ->
          function(
              (pattern, p) -> pattern.findAll(p[1]),
              Signature.of(name).required("pattern", "string"));
      case "finditer" ->
          function(
              (pattern, p) -> pattern.findIter(p[1]),
              Signature.of(name).required("pattern", "string"));
      case "split" ->
          function(
              (pattern, p) -> pattern.split(p[1], Numbers.index(p[2])),
              Signature.of(name).required("pattern", "string").optional("maxsplit", 0L));
      case "sub", "subn" ->
          function(
              (pattern, p) -> {
                PyTuple result = pattern.substitute(p[1], p[2], Numbers.index(p[3]));
                return name.equals("sub") ? result.get(0) : result;
              },
              Signature.of(name).required("pattern", "repl", "string").optional("count", 0L));
      case "compile", "template" ->
          function((pattern, _) -> pattern, Signature.of(name).required("pattern"));
      case "escape" -> Functions.of(name, p -> escape(p[0]), "pattern");
      case "purge" ->
          Functions.of(
              name,
              _ -> {
                compiled.clear();
                return null;
              });
      case "error", "Pattern", "Match", "RegexFlag" -> new ClassName(name);
      case "NOFLAG" -> 0L;
      default -> {
        int flag = RegexFlags.ofName(name);
        yield flag == 0 ? Missing.MISSING : (Object) (long) flag;
      }
    };
  }

  private interface Body {
    @Nullable Object run(RegexPattern pattern, @Nullable Object[] parameters);
  }

  /** A function whose first parameter is a pattern and whose last is {@code flags}. */
  private PyFunction function(Body body, Signature.Builder signature) {
    return Functions.of(
        signature.optional("flags", 0L), p -> body.run(pattern(p[0], p[p.length - 1]), p));
  }

  private RegexPattern pattern(@Nullable Object pattern, @Nullable Object flags) {
    int given = Numbers.index(flags);
    if (pattern instanceof RegexPattern done) {
      if (given != 0) {
        throw PyException.value("cannot process flags argument with a compiled pattern");
      }
      return done;
    }
    if (!(pattern instanceof String source)) {
      throw PyException.type("first argument must be string or compiled pattern");
    }
    String key = given + ":" + source;
    RegexPattern known = compiled.get(key);
    if (known == null) {
      known = new RegexPattern(source, given);
      if (compiled.size() >= MOST_REMEMBERED) {
        compiled.clear();
      }
      compiled.put(key, known);
    }
    return known;
  }

  private static String escape(@Nullable Object value) {
    if (!(value instanceof String text)) {
      throw PyException.type(
          "decoding to str: need a bytes-like object, " + Types.name(value) + " found");
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ("()[]{}?*+-|^$\\.&~# \t\n\r\u000b\f".indexOf(c) >= 0) {
        out.append('\\');
      }
      out.append(c);
    }
    return out.toString();
  }

  @Override
  public String repr() {
    return "<module 're'>";
  }

  @Override
  public boolean isMapping() {
    return true;
  }

  @Override
  public String qualifiedTypeName() {
    return "dict";
  }

  /** A class that templates can name but not use. */
  private record ClassName(String name) implements PyObject {
    @Override
    public String repr() {
      return "<class 're." + name + "'>";
    }

    @Override
    public String qualifiedTypeName() {
      return "type";
    }
  }
}
