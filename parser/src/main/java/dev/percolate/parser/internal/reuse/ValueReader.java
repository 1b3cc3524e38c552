package dev.percolate.parser.internal.reuse;

import dev.percolate.jinja.value.PyTuple;
import dev.percolate.manifest.Bytes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link ValueWriter} wrote, in the same order. Collections are new and mutable, but for
 * lists of texts.
 */
final class ValueReader {
  private final byte[] bytes;
  private final @Nullable TextTable table;
  private @Nullable List<String> known;
  private int at;

  ValueReader(Bytes bytes) {
    this(bytes.toBuffer(), 0, null);
  }

  /**
   * Reads from a place.
   *
   * @param bytes backed by an array
   */
  ValueReader(ByteBuffer bytes, int start, @Nullable TextTable table) {
    this.bytes = bytes.array();
    this.at = bytes.position() + start;
    this.table = table;
  }

  private ValueReader(byte[] bytes, int at, @Nullable TextTable table) {
    this.bytes = bytes;
    this.at = at;
    this.table = table;
  }

  /** A reader of what another writer wrote behind the present place. */
  ValueReader fresh() {
    return new ValueReader(bytes, at, table);
  }

  /** Another reader at the same place. */
  ValueReader copy() {
    return new ValueReader(bytes, at, table);
  }

  long number() {
    long value = bytes[at++];
    if (value >= 0) {
      return value;
    }
    value &= 0x7f;
    int shift = 7;
    while (true) {
      long next = bytes[at++];
      value |= (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
      shift += 7;
    }
  }

  int count() {
    return (int) number();
  }

  boolean flag() {
    return number() != 0;
  }

  double decimal() {
    long bits = 0;
    for (int i = 0; i < 8; i++) {
      bits |= (bytes[at++] & 0xffL) << (8 * i);
    }
    return Double.longBitsToDouble(bits);
  }

  /** A text that is not null. */
  String text() {
    String text = textOrNull();
    if (text == null) {
      throw new IllegalStateException("null where a text must be");
    }
    return text;
  }

  @Nullable String textOrNull() {
    int word = count();
    return switch (word) {
      case ValueWriter.NO_TEXT -> null;
      case ValueWriter.NEW_TEXT -> {
        String text = characters();
        known().add(text);
        yield text;
      }
      case ValueWriter.LONG_TEXT -> characters();
      default ->
          table == null
              ? known().get(word - ValueWriter.FIRST_KNOWN)
              : table.get(word - ValueWriter.FIRST_KNOWN);
    };
  }

  private List<String> known() {
    if (known == null) {
      known = new ArrayList<>();
    }
    return known;
  }

  private String characters() {
    int head = count();
    int length = head >>> 1;
    int start = at;
    at += length;
    return new String(
        bytes,
        start,
        length,
        (head & 1) == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }

  <T extends @Nullable Object> List<T> list(Function<ValueReader, T> each) {
    int count = count();
    List<T> items = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      items.add(each.apply(this));
    }
    return items;
  }

  /** Texts in a list that cannot be changed. */
  List<String> texts() {
    int count = count();
    if (count == 0) {
      return List.of();
    }
    String[] items = new String[count];
    for (int i = 0; i < count; i++) {
      items[i] = text();
    }
    return List.of(items);
  }

  List<List<String>> textLists() {
    return list(ValueReader::texts);
  }

  <V extends @Nullable Object> Map<String, V> map(Function<ValueReader, V> each) {
    int count = count();
    Map<String, V> map = LinkedHashMap.newLinkedHashMap(count);
    for (int i = 0; i < count; i++) {
      map.put(text(), each.apply(this));
    }
    return map;
  }

  Map<String, @Nullable Object> values() {
    return map(ValueReader::value);
  }

  /** What {@link ValueWriter#kept} wrote; it is read later, if ever. */
  <V extends @Nullable Object> Map<String, V> kept(Function<ValueReader, Map<String, V>> read) {
    return kept(read, null);
  }

  /** What {@link ValueWriter#keptValues} wrote; it is read later, if ever. */
  Map<String, @Nullable Object> keptValues() {
    return flag() ? kept(ValueReader::values, ValueReader::find) : Map.of();
  }

  /** What {@link ValueWriter#keptMap} wrote; it is read later, if ever. */
  <V extends @Nullable Object> Map<String, V> keptMap(Function<ValueReader, V> each) {
    return flag() ? kept(reader -> reader.map(each)) : Map.of();
  }

  private <V extends @Nullable Object> Map<String, V> kept(
      Function<ValueReader, Map<String, V>> read,
      @Nullable BiFunction<ValueReader, String, V> search) {
    int length = 0;
    for (int i = 0; i < ValueWriter.LENGTH; i++) {
      length |= (bytes[at++] & 0xff) << (8 * i);
    }
    Map<String, V> map = new KeptMap<>(copy(), read, search);
    at += length;
    return Collections.unmodifiableMap(map);
  }

  /** The value of a key in what {@link ValueWriter#values} wrote. */
  private @Nullable Object find(String key) {
    for (int i = count(); i > 0; i--) {
      if (text().equals(key)) {
        return value();
      }
      skip();
    }
    return null;
  }

  private void skip() {
    int type = count();
    switch (type) {
      case ValueWriter.NULL, ValueWriter.TRUE, ValueWriter.FALSE -> {}
      case ValueWriter.LONG -> number();
      case ValueWriter.DOUBLE -> at += Double.BYTES;
      case ValueWriter.BIG_INTEGER, ValueWriter.BIG_DECIMAL, ValueWriter.TEXT -> skipText();
      case ValueWriter.LIST, ValueWriter.TUPLE, ValueWriter.SET -> skip(count());
      case ValueWriter.MAP -> skip(2 * count());
      case ValueWriter.TIME -> {
        skipText();
        skipText();
      }
      default -> throw new IllegalStateException("no type " + type);
    }
  }

  private void skip(int values) {
    for (int i = 0; i < values; i++) {
      skip();
    }
  }

  private void skipText() {
    if (count() == ValueWriter.LONG_TEXT) {
      int head = count();
      at += head >>> 1;
    }
  }

  <T> @Nullable T optional(Function<ValueReader, T> read) {
    return flag() ? read.apply(this) : null;
  }

  @Nullable Object value() {
    int type = count();
    return switch (type) {
      case ValueWriter.NULL -> null;
      case ValueWriter.TRUE -> true;
      case ValueWriter.FALSE -> false;
      case ValueWriter.LONG -> {
        long folded = number();
        yield folded >>> 1 ^ -(folded & 1);
      }
      case ValueWriter.DOUBLE -> decimal();
      case ValueWriter.BIG_INTEGER -> new BigInteger(text());
      case ValueWriter.BIG_DECIMAL -> new BigDecimal(text());
      case ValueWriter.TEXT -> text();
      case ValueWriter.LIST -> list(ValueReader::value);
      case ValueWriter.TUPLE -> PyTuple.copyOf(list(ValueReader::value));
      case ValueWriter.SET -> new LinkedHashSet<>(list(ValueReader::value));
      case ValueWriter.MAP -> anyMap();
      case ValueWriter.TIME -> Times.of(text(), text());
      default -> throw new IllegalStateException("no type " + type);
    };
  }

  private Map<@Nullable Object, @Nullable Object> anyMap() {
    int count = count();
    Map<@Nullable Object, @Nullable Object> map = LinkedHashMap.newLinkedHashMap(count);
    for (int i = 0; i < count; i++) {
      map.put(value(), value());
    }
    return map;
  }
}
