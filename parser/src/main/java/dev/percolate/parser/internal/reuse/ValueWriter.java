package dev.percolate.parser.internal.reuse;

import dev.percolate.jinja.value.PyTuple;
import dev.percolate.manifest.Bytes;
import dev.percolate.manifest.Part;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes plain values as compact binary: numbers in as few bytes as they need, each short text only
 * once. {@link ValueReader} reads it back, in the same order.
 */
final class ValueWriter {
  /** Where texts are written that stand in several places. */
  enum Texts {
    /** At their first place: everything must be read in its order. */
    AT_FIRST,
    /** In a {@link TextTable}: reading may begin at any value that was written. */
    IN_TABLE,
    /** At each place: what is written needs nothing else to be read. */
    EVERYWHERE
  }

  static final int NULL = 0;
  static final int TRUE = 1;
  static final int FALSE = 2;
  static final int LONG = 3;
  static final int DOUBLE = 4;
  static final int BIG_INTEGER = 5;
  static final int BIG_DECIMAL = 6;
  static final int TEXT = 7;
  static final int LIST = 8;
  static final int TUPLE = 9;
  static final int MAP = 10;
  static final int SET = 11;
  static final int TIME = 12;

  /** In front of a text: null, a new one to be remembered, a new one, or which of the known. */
  static final int NO_TEXT = 0;

  static final int NEW_TEXT = 1;
  static final int LONG_TEXT = 2;
  static final int FIRST_KNOWN = 3;

  /** How many bytes a length takes. */
  static final int LENGTH = Integer.BYTES;

  private static final int LONGEST_KNOWN = 200;
  private static final int BLOCK = 1 << 16;

  /** A value of a type that the file has no form for. */
  static final class UnsupportedValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsupportedValueException(Object value) {
      super("a value of " + value.getClass().getName());
    }
  }

  private final Texts texts;
  private final Map<String, Integer> known = new LinkedHashMap<>();
  private final List<Bytes> full = new ArrayList<>();
  private byte[] block;
  private int before;
  private int length;

  ValueWriter() {
    this(Texts.AT_FIRST);
  }

  ValueWriter(Texts texts) {
    this.texts = texts;
    this.block = new byte[texts == Texts.EVERYWHERE ? 1 << 10 : BLOCK];
  }

  /** What has been written; nothing may be written any more. */
  Bytes bytes() {
    full.add(Bytes.of(block, 0, length));
    return Bytes.of(full);
  }

  /** How much has been written. */
  int size() {
    return before + length;
  }

  /** The texts that are to be read from a {@link TextTable}. */
  Collection<String> tableTexts() {
    return known.keySet();
  }

  private void ensure(int more) {
    if (block.length - length < more) {
      full.add(Bytes.of(block, 0, length));
      before += length;
      block = new byte[Math.max(BLOCK, more)];
      length = 0;
    }
  }

  ValueWriter number(long value) {
    ensure(10);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      block[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    block[length++] = (byte) rest;
    return this;
  }

  ValueWriter flag(boolean value) {
    return number(value ? 1 : 0);
  }

  ValueWriter decimal(double value) {
    ensure(8);
    long bits = Double.doubleToRawLongBits(value);
    for (int i = 0; i < 8; i++) {
      block[length++] = (byte) (bits >>> (8 * i));
    }
    return this;
  }

  ValueWriter text(@Nullable String text) {
    if (text == null) {
      return number(NO_TEXT);
    }
    if (text.length() <= LONGEST_KNOWN && texts != Texts.EVERYWHERE) {
      Integer at = known.get(text);
      if (at != null) {
        return number(at + FIRST_KNOWN);
      }
      known.put(text, known.size());
      if (texts == Texts.IN_TABLE) {
        return number(known.size() - 1 + FIRST_KNOWN);
      }
      number(NEW_TEXT);
    } else {
      number(LONG_TEXT);
    }
    return characters(text);
  }

  /** The length, doubled for plain ASCII and one more for UTF-8, and the bytes. */
  private ValueWriter characters(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    number((long) encoded.length << 1 | (encoded.length == text.length() ? 0 : 1));
    return raw(encoded);
  }

  <T> ValueWriter list(Collection<T> items, BiConsumer<ValueWriter, T> each) {
    number(items.size());
    if (!items.isEmpty()) {
      items.forEach(item -> each.accept(this, item));
    }
    return this;
  }

  ValueWriter texts(Collection<String> items) {
    return list(items, ValueWriter::text);
  }

  ValueWriter textLists(Collection<List<String>> items) {
    return list(items, ValueWriter::texts);
  }

  <V extends @Nullable Object> ValueWriter map(
      Map<String, V> map, BiConsumer<ValueWriter, V> each) {
    number(map.size());
    map.forEach((key, value) -> each.accept(text(key), value));
    return this;
  }

  ValueWriter values(Map<String, ? extends @Nullable Object> map) {
    number(map.size());
    map.forEach((key, value) -> text(key).value(value));
    return this;
  }

  /** What {@code write} writes behind its length, so that it can be passed over. */
  ValueWriter kept(Runnable write) {
    ensure(LENGTH);
    byte[] home = block;
    int place = length;
    length += LENGTH;
    int start = size();
    write.run();
    int written = size() - start;
    System.arraycopy(length(written), 0, home, place, LENGTH);
    return this;
  }

  /** How a length is written. */
  static byte[] length(int written) {
    byte[] form = new byte[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      form[i] = (byte) (written >>> (8 * i));
    }
    return form;
  }

  /** A map that can be passed over. */
  ValueWriter keptValues(Map<String, ? extends @Nullable Object> map) {
    return map.isEmpty() ? flag(false) : flag(true).kept(() -> values(map));
  }

  /** A map that can be passed over. */
  <V extends @Nullable Object> ValueWriter keptMap(
      Map<String, V> map, BiConsumer<ValueWriter, V> each) {
    return map.isEmpty() ? flag(false) : flag(true).kept(() -> map(map, each));
  }

  /** Null, or what {@code write} writes. */
  <T> ValueWriter optional(@Nullable T value, BiConsumer<ValueWriter, T> write) {
    flag(value != null);
    if (value != null) {
      write.accept(this, value);
    }
    return this;
  }

  /** What was written elsewhere. */
  ValueWriter raw(byte[] written) {
    ensure(written.length);
    System.arraycopy(written, 0, block, length, written.length);
    length += written.length;
    return this;
  }

  /** Any value of a configuration. */
  ValueWriter value(@Nullable Object value) {
    switch (value) {
      case null -> number(NULL);
      case Boolean flag -> number(flag ? TRUE : FALSE);
      case String text -> number(TEXT).text(text);
      case Long whole -> number(LONG).number(whole << 1 ^ whole >> 63);
      case Double real -> number(DOUBLE).decimal(real);
      case BigInteger big -> number(BIG_INTEGER).text(big.toString());
      case BigDecimal exact -> number(BIG_DECIMAL).text(exact.toString());
      case PyTuple tuple -> number(TUPLE).list(tuple, ValueWriter::value);
      case List<?> list -> number(LIST).list(list, ValueWriter::value);
      case Set<?> set -> number(SET).list(set, ValueWriter::value);
      case Map<?, ?> map -> {
        number(MAP).number(map.size());
        map.forEach((key, item) -> value(key).value(item));
      }
      case Part part -> value(part.toMap());
      default -> time(value);
    }
    return this;
  }

  private void time(Object value) {
    String type = Times.type(value);
    if (type == null) {
      throw new UnsupportedValueException(value);
    }
    number(TIME).text(type).text(value.toString());
  }
}
