package dev.percolate.jinja.value;

import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The value of a name, attribute or item that is not there. It prints as nothing, is false and
 * empty; other uses fail, except as {@link UndefinedFlavor#CAPTURE} allows.
 */
public final class Undefined implements PyObject, PyCallable {
  private final UndefinedFlavor flavor;
  private final @Nullable String hint;
  private final @Nullable Object owner;
  private final @Nullable Object missingName;
  private final PyException.Kind errorKind;
  private @Nullable Object shownName;

  Undefined(
      UndefinedFlavor flavor,
      @Nullable String hint,
      @Nullable Object owner,
      @Nullable Object missingName,
      PyException.Kind errorKind) {
    this.flavor = flavor;
    this.hint = hint;
    this.owner = owner;
    this.missingName = missingName;
    this.errorKind = errorKind;
    this.shownName = missingName;
  }

  /** The flavor this value was made with. */
  public UndefinedFlavor flavor() {
    return flavor;
  }

  /** Whether its class is a subclass of the other's, so that Python asks it first. */
  boolean isDerivedFrom(Undefined other) {
    return flavor == UndefinedFlavor.CAPTURE && other.flavor == UndefinedFlavor.DEFAULT;
  }

  /** What it was looked for in: {@link Missing#MISSING} for a name. */
  public @Nullable Object owner() {
    return owner;
  }

  /** The name or key that was not found. */
  public @Nullable Object missingName() {
    return missingName;
  }

  /** What an error about this value says. */
  public String message() {
    if (hint != null && !hint.isEmpty()) {
      return hint;
    }
    if (owner == Missing.MISSING) {
      return Texts.repr(missingName) + " is undefined";
    }
    String type = owner == null ? "None" : typeLabel();
    return Markup.plain(missingName) instanceof String
        ? Texts.repr(type) + " has no attribute " + Texts.repr(missingName)
        : type + " has no element " + Texts.repr(missingName);
  }

  private String typeLabel() {
    return Types.qualifiedName(owner) + " object";
  }

  /** The error that a use of this value raises. */
  public PyException error() {
    return PyException.of(errorKind, message(), this);
  }

  @Override
  public @Nullable Object attribute(String name) {
    if (flavor == UndefinedFlavor.DEFAULT) {
      throw error();
    }
    if (name.startsWith("__") && name.endsWith("__")) {
      return Missing.MISSING;
    }
    return switch (name) {
      case "name" -> shownName;
      case "hint" -> hint;
      case "node" -> null;
      case "unsafe_callable", "alters_data" -> false;
      default -> {
        // dbt 1.12: asking for an attribute renames the value itself
        shownName = name;
        yield new Undefined(flavor, hint, Missing.MISSING, name, errorKind);
      }
    };
  }

  @Override
  public @Nullable Object item(@Nullable Object key) {
    if (flavor == UndefinedFlavor.DEFAULT) {
      throw error();
    }
    return this;
  }

  @Override
  public @Nullable Object call(Arguments args) {
    if (flavor == UndefinedFlavor.DEFAULT) {
      throw error();
    }
    return this;
  }

  @Override
  public String str() {
    return "";
  }

  @Override
  public String repr() {
    return "Undefined";
  }

  @Override
  public boolean isTruthy() {
    return false;
  }

  @Override
  public String qualifiedTypeName() {
    return "Undefined";
  }

  @Override
  public int length() {
    return 0;
  }

  @Override
  public Iterator<@Nullable Object> iterate() {
    return Collections.emptyIterator();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Undefined that && flavor == that.flavor;
  }

  @Override
  public int hashCode() {
    return 7;
  }

  @Override
  public String toString() {
    return "";
  }
}
