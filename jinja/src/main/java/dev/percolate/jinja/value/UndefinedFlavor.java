package dev.percolate.jinja.value;

import org.jspecify.annotations.Nullable;

/** Which class of undefined values an environment makes. */
public enum UndefinedFlavor {
  /** Jinja's own: prints as nothing, fails when used. */
  DEFAULT,
  /** dbt's at parse time: attributes, items and calls of it are undefined again. */
  CAPTURE;

  /** A name that no scope knows. */
  public Undefined name(String name) {
    return new Undefined(this, null, Missing.MISSING, name, PyException.Kind.UNDEFINED_ERROR);
  }

  /** An element or attribute that {@code owner} does not have. */
  public Undefined element(@Nullable Object owner, @Nullable Object key) {
    // dbt 1.12: the capturing class forgets the owner
    Object known = this == CAPTURE ? Missing.MISSING : owner;
    return new Undefined(this, null, known, key, PyException.Kind.UNDEFINED_ERROR);
  }

  /** An undefined value with its own error text, which may be null or empty. */
  public Undefined hint(@Nullable String hint) {
    return new Undefined(this, hint, Missing.MISSING, null, PyException.Kind.UNDEFINED_ERROR);
  }

  /** An undefined value with its own error text and a name. */
  public Undefined hint(String hint, String name) {
    return new Undefined(this, hint, Missing.MISSING, name, PyException.Kind.UNDEFINED_ERROR);
  }

  /** An attribute the sandbox keeps from templates. */
  public Undefined unsafe(@Nullable Object owner, String name) {
    String hint =
        "access to attribute "
            + Texts.repr(name)
            + " of '"
            + Types.name(owner)
            + "' object is unsafe.";
    // dbt 1.12: the capturing class forgets the kind of error
    PyException.Kind kind =
        this == CAPTURE ? PyException.Kind.UNDEFINED_ERROR : PyException.Kind.SECURITY_ERROR;
    return new Undefined(this, hint, Missing.MISSING, name, kind);
  }
}
