package dev.percolate.jinja.value;

import java.util.AbstractList;
import java.util.Collection;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** A Python tuple: an immutable list with its own type. */
public final class PyTuple extends AbstractList<@Nullable Object> implements RandomAccess {
  /** The empty tuple. */
  public static final PyTuple EMPTY = new PyTuple(new Object[0]);

  private final @Nullable Object[] values;

  private PyTuple(@Nullable Object[] values) {
    this.values = values;
  }

  /** A tuple of these values. */
  public static PyTuple of(@Nullable Object... values) {
    return wrap(values.clone());
  }

  /** A tuple that owns {@code values}, which nobody may change any more. */
  public static PyTuple wrap(@Nullable Object[] values) {
    return values.length == 0 ? EMPTY : new PyTuple(values);
  }

  /** A tuple of the values of a collection. */
  public static PyTuple copyOf(Collection<? extends @Nullable Object> values) {
    return values instanceof PyTuple tuple ? tuple : wrap(values.toArray());
  }

  @Override
  public @Nullable Object get(int index) {
    return values[index];
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PyTuple && super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }

  @Override
  public String toString() {
    return Texts.repr(this);
  }
}
