package dev.percolate.jinja.value;

import org.jspecify.annotations.Nullable;

/**
 * An exception a Python program would have raised; the message is Python's {@code str(exception)}.
 * It has no stack trace: templates raise such errors as a matter of course.
 */
public final class PyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The Python class of an exception. */
  public enum Kind {
    TYPE_ERROR("TypeError"),
    VALUE_ERROR("ValueError"),
    KEY_ERROR("KeyError"),
    INDEX_ERROR("IndexError"),
    ATTRIBUTE_ERROR("AttributeError"),
    ZERO_DIVISION_ERROR("ZeroDivisionError"),
    OVERFLOW_ERROR("OverflowError"),
    LOOKUP_ERROR("LookupError"),
    UNICODE_ERROR("UnicodeError"),
    RECURSION_ERROR("RecursionError"),
    MEMORY_ERROR("MemoryError"),
    RUNTIME_ERROR("RuntimeError"),
    STOP_ITERATION("StopIteration"),
    NOT_IMPLEMENTED_ERROR("NotImplementedError"),
    REGEX_ERROR("error"),
    DECIMAL_ERROR("InvalidOperation"),
    JSON_ERROR("JSONDecodeError"),
    UNDEFINED_ERROR("UndefinedError"),
    SECURITY_ERROR("SecurityError"),
    FILTER_ARGUMENT_ERROR("FilterArgumentError"),
    TEMPLATE_RUNTIME_ERROR("TemplateRuntimeError"),
    TEMPLATE_SYNTAX_ERROR("TemplateSyntaxError"),
    TEMPLATE_ASSERTION_ERROR("TemplateAssertionError"),
    EXCEPTION("Exception");

    private final String pythonName;

    Kind(String pythonName) {
      this.pythonName = pythonName;
    }

    /** The name of the Python class. */
    public String pythonName() {
      return pythonName;
    }

    /** Whether {@code except LookupError} would catch it. */
    public boolean isLookup() {
      return this == KEY_ERROR || this == INDEX_ERROR || this == LOOKUP_ERROR;
    }

    /** Whether {@code except ValueError} would catch it. */
    public boolean isValue() {
      return this == VALUE_ERROR || this == UNICODE_ERROR || this == JSON_ERROR;
    }
  }

  private final Kind kind;

  /** What was not found, or null. */
  private final transient @Nullable Undefined missing;

  /** The name that was meant, or null. */
  private final @Nullable String suggestion;

  /** An exception with Python's message. */
  public PyException(Kind kind, String message) {
    this(kind, message, null, null);
  }

  private PyException(
      Kind kind, String message, @Nullable Undefined missing, @Nullable String suggestion) {
    super(message, null, false, false);
    this.kind = kind;
    this.missing = missing;
    this.suggestion = suggestion;
  }

  /** The error of using something that is not there. */
  static PyException of(Kind kind, String message, Undefined missing) {
    return new PyException(kind, message, missing, null);
  }

  /** The same exception with the name that was probably meant. */
  public PyException meant(@Nullable String name) {
    return new PyException(kind, getMessage() == null ? "" : getMessage(), missing, name);
  }

  /** What was not found, or null. */
  public @Nullable Undefined missing() {
    return missing;
  }

  /** The name that was probably meant instead of an unknown one, or null. */
  public @Nullable String suggestion() {
    return suggestion;
  }

  /** A TypeError. */
  public static PyException type(String message) {
    return new PyException(Kind.TYPE_ERROR, message);
  }

  /** A ValueError. */
  public static PyException value(String message) {
    return new PyException(Kind.VALUE_ERROR, message);
  }

  /** An OverflowError. */
  public static PyException overflow(String message) {
    return new PyException(Kind.OVERFLOW_ERROR, message);
  }

  /** The Python class of this exception. */
  public Kind kind() {
    return kind;
  }

  /** The message: what Python's {@code str(exception)} gives. */
  public String message() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
