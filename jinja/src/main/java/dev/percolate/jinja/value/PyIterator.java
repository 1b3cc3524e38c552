package dev.percolate.jinja.value;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A Python iterator or generator: it can be walked once. */
public final class PyIterator implements PyObject, Iterator<@Nullable Object> {
  private final String typeName;
  private final Iterator<@Nullable Object> source;

  /** An iterator of the Python class {@code typeName}, such as {@code generator}. */
  public PyIterator(String typeName, Iterator<@Nullable Object> source) {
    this.typeName = typeName;
    this.source = source;
  }

  @Override
  public boolean hasNext() {
    return source.hasNext();
  }

  @Override
  public @Nullable Object next() {
    return source.next();
  }

  @Override
  public Iterator<@Nullable Object> iterate() {
    return this;
  }

  @Override
  public String typeName() {
    return typeName.substring(typeName.lastIndexOf('.') + 1);
  }

  @Override
  public String shownTypeName() {
    return typeName;
  }

  @Override
  public String qualifiedTypeName() {
    return typeName;
  }
}
