package dev.percolate.jinja.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Python's iteration protocol: {@code iter}, {@code len}, {@code list}. */
public final class Iteration {
  private Iteration() {}

  /** Python's {@code iter(value)}; raises a TypeError when the value is not iterable. */
  public static Iterator<@Nullable Object> iterate(@Nullable Object value) {
    if (value instanceof List<? extends @Nullable Object> list) {
      return new ListIterator(list);
    }
    if (value instanceof Map<?, ?> map) {
      return new Guarded(map.keySet(), "dictionary");
    }
    if (value instanceof PyObject object) {
      return object.iterate();
    }
    if (value instanceof String text) {
      return new CharacterIterator(text);
    }
    if (value instanceof Collection<?> set) {
      return new Guarded(set, "Set");
    }
    if (value instanceof byte[] bytes) {
      return Bytes.iterate(bytes);
    }
    throw notIterable(value);
  }

  /** Python's {@code len(value)}; raises a TypeError when the value has no length. */
  public static int length(@Nullable Object value) {
    if (value instanceof String text) {
      return text.codePointCount(0, text.length());
    }
    if (value instanceof PyObject object) {
      return object.length();
    }
    if (value instanceof Collection<?> collection) {
      return collection.size();
    }
    if (value instanceof Map<?, ?> map) {
      return map.size();
    }
    if (value instanceof byte[] bytes) {
      return bytes.length;
    }
    throw noLength(value);
  }

  /** Python's {@code list(value)}: a new list. */
  public static List<@Nullable Object> toList(@Nullable Object value) {
    if (value instanceof Collection<?> collection) {
      return new ArrayList<@Nullable Object>(collection);
    }
    List<@Nullable Object> list = new ArrayList<>();
    Iterator<@Nullable Object> iterator = iterate(value);
    while (iterator.hasNext()) {
      Sizes.checkElements(list.size());
      list.add(iterator.next());
    }
    return list;
  }

  /** Whether {@code iter(value)} would work. */
  public static boolean isIterable(@Nullable Object value) {
    if (value instanceof PyObject object) {
      return iterates(object);
    }
    return value instanceof String
        || value instanceof Collection<?>
        || value instanceof Map<?, ?>
        || value instanceof byte[];
  }

  private static boolean iterates(PyObject object) {
    try {
      object.iterate();
      return true;
    } catch (PyException e) {
      return false;
    }
  }

  /** The next element of a dictionary's or set's own iterator, with Python's error on change. */
  static <T extends @Nullable Object> T advance(Iterator<T> iterator) {
    try {
      return iterator.next();
    } catch (ConcurrentModificationException e) {
      throw changed("dictionary");
    }
  }

  static PyException changed(String what) {
    return new PyException(PyException.Kind.RUNTIME_ERROR, what + " changed size during iteration");
  }

  private static PyException notIterable(@Nullable Object value) {
    return PyException.type("'" + Types.shown(value) + "' object is not iterable");
  }

  private static PyException noLength(@Nullable Object value) {
    return PyException.type("object of type '" + Types.shown(value) + "' has no len()");
  }

  /** Walks a list by index: growing it while walking is allowed, as in Python. */
  private static final class ListIterator implements Iterator<@Nullable Object> {
    private final List<? extends @Nullable Object> list;
    private int index;

    ListIterator(List<? extends @Nullable Object> list) {
      this.list = list;
    }

    @Override
    public boolean hasNext() {
      return index < list.size();
    }

    @Override
    public @Nullable Object next() {
      if (index >= list.size()) {
        throw new NoSuchElementException();
      }
      return list.get(index++);
    }
  }

  /** Walks a dictionary or set, which must not change its size meanwhile. */
  private static final class Guarded implements Iterator<@Nullable Object> {
    private final Collection<?> values;
    private final Iterator<?> source;
    private final String what;
    private final int size;

    Guarded(Collection<?> values, String what) {
      this.values = values;
      this.source = values.iterator();
      this.what = what;
      this.size = values.size();
    }

    @Override
    public boolean hasNext() {
      if (values.size() != size) {
        throw changed(what);
      }
      return source.hasNext();
    }

    @Override
    public @Nullable Object next() {
      try {
        return source.next();
      } catch (ConcurrentModificationException e) {
        throw changed(what);
      }
    }
  }

  private static final class CharacterIterator implements Iterator<@Nullable Object> {
    private final String text;
    private int index;

    CharacterIterator(String text) {
      this.text = text;
    }

    @Override
    public boolean hasNext() {
      return index < text.length();
    }

    @Override
    public Object next() {
      if (index >= text.length()) {
        throw new NoSuchElementException();
      }
      int start = index;
      index += Character.charCount(text.codePointAt(index));
      return text.substring(start, index);
    }
  }
}
