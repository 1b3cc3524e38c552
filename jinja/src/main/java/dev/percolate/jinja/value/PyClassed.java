package dev.percolate.jinja.value;

/** A dictionary of the host whose Python class is not {@code dict} itself. */
public interface PyClassed {
  /** The name of the class with its module. */
  String qualifiedTypeName();

  /** Whether the class is a subclass of {@code dict}, and not just a mapping to read from. */
  default boolean isDict() {
    return true;
  }

  /** Whether a value has the methods that change a dictionary. */
  static boolean isChangeable(Object map) {
    return !(map instanceof PyClassed classed) || classed.isDict();
  }
}
