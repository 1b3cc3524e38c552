package dev.percolate.jinja.value;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * An object of the host that templates can touch. Equality and dictionary keys use {@code equals}
 * and {@code hashCode}.
 */
public interface PyObject {
  /** The attribute, or {@link Missing#MISSING}. Names starting with {@code _} are never asked. */
  default @Nullable Object attribute(String name) {
    return Missing.MISSING;
  }

  /** The value of {@code self[key]}, or {@link Missing#MISSING}. */
  default @Nullable Object item(@Nullable Object key) {
    return Missing.MISSING;
  }

  /** The text of {@code str(self)}. */
  default String str() {
    return repr();
  }

  /** The text of {@code repr(self)}. */
  default String repr() {
    return "<" + qualifiedTypeName() + " object>";
  }

  /** Appends {@link #repr()}; {@code open} says which containers are being written around it. */
  default void appendRepr(StringBuilder out, Texts.@Nullable Open open) {
    out.append(repr());
  }

  /** Whether {@code if self} takes the branch. */
  default boolean isTruthy() {
    return true;
  }

  /** Whether {@code self is mapping}. */
  default boolean isMapping() {
    return false;
  }

  /** Whether it can be in a set, or the key of a dictionary. */
  default boolean isHashable() {
    return true;
  }

  /** The name of the Python class, as error texts show it. */
  default String typeName() {
    String qualified = qualifiedTypeName();
    return qualified.substring(qualified.lastIndexOf('.') + 1);
  }

  /** The class name as the errors of Python's own operations show it. */
  default String shownTypeName() {
    return typeName();
  }

  /** The name of the class with its module, unless that is {@code builtins}. */
  default String qualifiedTypeName() {
    return getClass().getSimpleName();
  }

  /** Python's {@code len(self)}, which may raise a TypeError. */
  default int length() {
    throw PyException.type("object of type '" + typeName() + "' has no len()");
  }

  /** {@code item in this}; by going through the elements unless the object knows better. */
  default boolean contains(@Nullable Object item) {
    return Comparison.containsByWalking(this, item);
  }

  /** Python's {@code iter(self)}, which may raise a TypeError. */
  default Iterator<@Nullable Object> iterate() {
    throw PyException.type("'" + typeName() + "' object is not iterable");
  }
}
