package dev.percolate.project.internal;

import dev.percolate.diagnostics.PythonTime;
import dev.percolate.jinja.value.PyClassed;
import dev.percolate.jinja.value.Texts;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** PyYAML's emitter in block style: its line breaks, quotes, indents and anchors. */
public final class YamlEmitter {
  private static final int LONGEST_KEY = 128;

  private final YamlSink out = new YamlSink();
  private final boolean sortKeys;
  private final boolean areListsIndented;
  private final IdentityHashMap<Object, String> anchors = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Boolean> written = new IdentityHashMap<>();
  private int anchorCount;

  private YamlEmitter(boolean sortKeys, boolean areListsIndented) {
    this.sortKeys = sortKeys;
    this.areListsIndented = areListsIndented;
  }

  /** The text of a value. */
  public static String emit(@Nullable Object value, boolean sortKeys, boolean areListsIndented) {
    YamlEmitter emitter = new YamlEmitter(sortKeys, areListsIndented);
    emitter.findShared(value);
    boolean isPlain = emitter.node(value, Place.ROOT);
    emitter.out.indent = 0;
    emitter.out.newLine();
    if (isPlain) {
      emitter.out.indicator("...", true, false, false);
      emitter.out.newLine();
    }
    return emitter.out.text();
  }

  private enum Place {
    ROOT,
    ITEM,
    KEY,
    LONG_KEY,
    VALUE
  }

  /** Names the collections that appear more than once, in the order they reappear. */
  private void findShared(@Nullable Object value) {
    if (!(value instanceof Map || value instanceof List || value instanceof Set)) {
      return;
    }
    if (anchors.containsKey(value)) {
      if (anchors.get(value).isEmpty()) {
        String number = Integer.toString(++anchorCount);
        anchors.put(value, "id" + "0".repeat(Math.max(0, 3 - number.length())) + number);
      }
      return;
    }
    anchors.put(value, "");
    switch (value) {
      case Map<?, ?> map when PyClassed.isChangeable(map) -> {
        for (Object key : keys(map)) {
          findShared(key);
          findShared(map.get(key));
        }
      }
      case Iterable<?> items -> items.forEach(this::findShared);
      default -> {}
    }
  }

  /** Writes a node; whether it was a plain scalar. */
  private boolean node(@Nullable Object value, Place place) {
    boolean isCollection =
        value instanceof Map<?, ?> map
            ? PyClassed.isChangeable(map)
            : value instanceof List || value instanceof Set;
    if (!isCollection) {
      return scalar(value, place);
    }
    String anchor = anchors.get(value);
    if (anchor != null && !anchor.isEmpty()) {
      if (written.put(value, true) != null) {
        out.indicator("*" + anchor, true, false, false);
        return false;
      }
      out.indicator("&" + anchor, true, false, false);
    }
    switch (value) {
      case Map<?, ?> map -> mapping(map);
      case List<?> list -> sequence(list, place);
      case Set<?> set -> set(set);
      case null, default -> {}
    }
    return false;
  }

  private void mapping(Map<?, ?> map) {
    if (map.isEmpty()) {
      out.indicator("{", true, true, false);
      out.indicator("}", false, false, false);
      return;
    }
    int before = out.indent;
    out.indent = before < 0 ? 0 : before + 2;
    for (Object key : keys(map)) {
      out.newLine();
      entry(key, map.get(key));
    }
    out.indent = before;
  }

  private void set(Set<?> set) {
    out.indicator("!!set", true, false, false);
    Map<@Nullable Object, @Nullable Object> map = new java.util.LinkedHashMap<>();
    set.forEach(item -> map.put(item, null));
    mapping(map);
  }

  private void entry(@Nullable Object key, @Nullable Object value) {
    if (isSimple(key)) {
      node(key, Place.KEY);
      out.indicator(":", false, false, false);
    } else {
      out.indicator("?", true, false, true);
      node(key, Place.LONG_KEY);
      out.newLine();
      out.indicator(":", true, false, true);
    }
    node(value, Place.VALUE);
  }

  private static boolean isSimple(@Nullable Object key) {
    if (key instanceof List || key instanceof Map) {
      return false;
    }
    String text = text(key);
    return text.codePointCount(0, text.length()) < LONGEST_KEY
        && !text.isEmpty()
        && !YamlText.isMultiline(text);
  }

  private void sequence(List<?> list, Place place) {
    if (list.isEmpty()) {
      out.indicator("[", true, true, false);
      out.indicator("]", false, false, false);
      return;
    }
    int before = out.indent;
    boolean isInMapping = place == Place.VALUE || place == Place.LONG_KEY;
    boolean isFlush = isInMapping && !out.indention && !areListsIndented;
    out.indent = before < 0 ? 0 : isFlush ? before : before + 2;
    for (Object item : list) {
      out.newLine();
      out.indicator("-", true, false, true);
      node(item, Place.ITEM);
    }
    out.indent = before;
  }

  private boolean scalar(@Nullable Object value, Place place) {
    int before = out.indent;
    out.indent = before < 0 ? 2 : before + 2;
    String text = text(value);
    boolean isKey = place == Place.KEY;
    boolean isImplicit =
        !(value instanceof String) || YamlScalars.resolve(text).equals(YamlScalars.STR);
    YamlText analysis = YamlText.analyze(text);
    boolean isPlain =
        isImplicit
            && analysis.isPlainAllowed()
            && !(isKey && (text.isEmpty() || analysis.isMultiline()));
    if (isPlain) {
      out.plain(text, !isKey);
    } else if (analysis.isSingleQuotedAllowed() && !(isKey && analysis.isMultiline())) {
      out.singleQuoted(text, !isKey);
    } else {
      out.doubleQuoted(text, !isKey);
    }
    out.indent = before;
    return isPlain;
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case String text -> text;
      case Boolean flag -> flag ? "true" : "false";
      case Long number -> number.toString();
      case BigInteger number -> number.toString();
      case Double number -> number(number);
      case LocalDate date -> date.toString();
      case LocalDateTime time -> PythonTime.iso(time, ' ');
      case OffsetDateTime time ->
          PythonTime.iso(time.toLocalDateTime(), ' ') + PythonTime.offset(time);
      default ->
          throw new IllegalArgumentException("cannot represent an object: " + Texts.repr(value));
    };
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return ".nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? ".inf" : "-.inf";
    }
    String text = Texts.repr(value);
    int exponent = text.indexOf('e');
    return exponent >= 0 && text.indexOf('.') < 0
        ? text.substring(0, exponent) + ".0" + text.substring(exponent)
        : text;
  }

  /** The keys in writing order; sorted unless their types do not compare. */
  private List<@Nullable Object> keys(Map<?, ?> map) {
    List<@Nullable Object> keys = new ArrayList<>(map.keySet());
    if (!sortKeys) {
      return keys;
    }
    if (keys.stream().allMatch(String.class::isInstance)) {
      keys.sort(Comparator.comparing(key -> (String) key, YamlEmitter::byCodePoint));
    } else if (keys.stream().allMatch(Number.class::isInstance)) {
      keys.sort(Comparator.comparingDouble(key -> key instanceof Number n ? n.doubleValue() : 0));
    }
    return keys;
  }

  private static int byCodePoint(String a, String b) {
    return java.util.Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
  }
}
