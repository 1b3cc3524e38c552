package dev.percolate.jinja.value;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Python's {@code range} object. */
public record PyRange(long start, long stop, long step) implements PyObject {
  public PyRange {
    if (step == 0) {
      throw PyException.value("range() arg 3 must not be zero");
    }
  }

  /** The number of elements. */
  public long size() {
    if (step > 0) {
      return start >= stop ? 0 : (stop - start - 1) / step + 1;
    }
    return start <= stop ? 0 : (start - stop - 1) / -step + 1;
  }

  /** The element at an index that is in range. */
  public long at(long index) {
    return start + index * step;
  }

  /** Whether {@code value} is one of the elements. */
  public boolean contains(@Nullable Object value) {
    if (!(value instanceof Number) && !(value instanceof Boolean)) {
      return false;
    }
    if (Hashing.key(value) instanceof Long n) {
      boolean inside = step > 0 ? n >= start && n < stop : n <= start && n > stop;
      return inside && (n - start) % step == 0;
    }
    return false;
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "start" -> start;
      case "stop" -> stop;
      case "step" -> step;
      case "count" -> (PyCallable) args -> contains(Expect.one(args, "range.count")) ? 1L : 0L;
      case "index" -> (PyCallable) args -> indexOf(Expect.one(args, "range.index"));
      default -> Missing.MISSING;
    };
  }

  private long indexOf(@Nullable Object value) {
    if (!contains(value) || !(Hashing.key(value) instanceof Long n)) {
      throw PyException.value(
          Numbers.isInt(value)
              ? Texts.repr(value) + " is not in range"
              : "sequence.index(x): x not in sequence");
    }
    return (n - start) / step;
  }

  @Override
  public @Nullable Object item(@Nullable Object key) {
    if (!(key instanceof Long) && !(key instanceof Boolean)) {
      throw PyException.type("range indices must be integers or slices, not " + Types.name(key));
    }
    long size = size();
    long index = key instanceof Long n ? n : Boolean.TRUE.equals(key) ? 1 : 0;
    if (index < 0) {
      index += size;
    }
    if (index < 0 || index >= size) {
      throw new PyException(PyException.Kind.INDEX_ERROR, "range object index out of range");
    }
    return at(index);
  }

  @Override
  public boolean isTruthy() {
    return size() > 0;
  }

  @Override
  public String repr() {
    return step == 1
        ? "range(" + start + ", " + stop + ")"
        : "range(" + start + ", " + stop + ", " + step + ")";
  }

  @Override
  public String qualifiedTypeName() {
    return "range";
  }

  @Override
  public int length() {
    return Math.toIntExact(size());
  }

  @Override
  public Iterator<@Nullable Object> iterate() {
    long size = size();
    return new Iterator<>() {
      private long index;

      @Override
      public boolean hasNext() {
        return index < size;
      }

      @Override
      public Object next() {
        if (index >= size) {
          throw new NoSuchElementException();
        }
        return at(index++);
      }
    };
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PyRange that
        && size() == that.size()
        && (size() == 0 || (start == that.start && (size() == 1 || step == that.step)));
  }

  @Override
  public int hashCode() {
    return Long.hashCode(size()) * 31 + Long.hashCode(size() == 0 ? 0 : start);
  }
}
