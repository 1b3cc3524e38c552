package dev.percolate.jinja;

import dev.percolate.jinja.internal.inspect.ErrorPicture;
import dev.percolate.jinja.value.PyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An error in a template's text or in its evaluation, with the innermost place, the calls that led
 * to it and, for a name that is nearly a known one, the known one. Exceptions of the host (anything
 * but {@link PyException}) pass through templates unchanged; see {@link #of} for their places.
 */
public final class TemplateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final PyException.Kind kind;
  private final String text;
  private final transient Place place;
  private final transient Excerpt excerpt;
  private final @Nullable String suggestion;

  /** The macros left so far. */
  private final transient List<Call> calls = new ArrayList<>(0);

  /** Where the error or the last call is, until the macro around it is left. */
  private transient @Nullable Place open;

  /** An error without source text; {@code message} is Jinja's or Python's. */
  public TemplateException(PyException.Kind kind, String message, Place place) {
    this(kind, message, place, Excerpt.NONE, null);
  }

  /** An error with the text around it and, perhaps, the name that was meant. */
  public TemplateException(
      PyException.Kind kind,
      String message,
      Place place,
      Excerpt excerpt,
      @Nullable String suggestion) {
    super(message, null, false, false);
    this.kind = kind;
    this.text = message;
    this.place = place;
    this.excerpt = excerpt;
    this.suggestion = suggestion;
    this.open = place;
  }

  /**
   * The text around an error.
   *
   * @param before the line before, or null when there is none
   * @param line the line of the error
   * @param length how many characters of the line are wrong
   */
  public record Excerpt(@Nullable String before, String line, int length) {
    /** No text. */
    public static final Excerpt NONE = new Excerpt(null, "", 1);
  }

  /**
   * A step on the way to an error.
   *
   * @param macro the macro's name; null for the template itself, "caller" for the body of a call
   *     block
   * @param place where in it the error is, or the call that led there
   */
  public record Call(@Nullable String macro, Place place) {}

  /** The Python class of the error. */
  public PyException.Kind kind() {
    return kind;
  }

  /** Jinja's (or Python's) message, without place. */
  public String message() {
    return text;
  }

  /** Where it happened. */
  public Place place() {
    return place;
  }

  /** The text around it. */
  public Excerpt excerpt() {
    return excerpt;
  }

  /** The name that was probably meant instead of an unknown one. */
  public Optional<String> suggestion() {
    return Optional.ofNullable(suggestion);
  }

  /** What was being called, innermost first; the last is the template that was rendered. */
  public List<Call> calls() {
    List<Call> all = new ArrayList<>(calls);
    if (open != null) {
      all.add(new Call(null, open));
    }
    return List.copyOf(all);
  }

  /**
   * Several lines for people: the message, the place, the source line with carets under what is
   * wrong, the name that was meant, and the macro calls.
   */
  public String picture() {
    return ErrorPicture.of(this);
  }

  /** Whether the text is wrong, so that there is no template at all. */
  public boolean isSyntax() {
    return kind == PyException.Kind.TEMPLATE_SYNTAX_ERROR
        || kind == PyException.Kind.TEMPLATE_ASSERTION_ERROR;
  }

  /**
   * The template error behind an exception: itself, a cause, or what the engine noted for an
   * exception of the host whose class the environment {@linkplain Environment.Builder#traced
   * traces}; null when there is none.
   */
  public static @Nullable TemplateException of(Throwable error) {
    for (Throwable e = error; e != null; e = e.getCause()) {
      if (e instanceof TemplateException own) {
        return own;
      }
      for (Throwable noted : e.getSuppressed()) {
        if (noted instanceof TemplateException own) {
          return own;
        }
      }
    }
    return null;
  }

  /** For the engine: the error leaves a macro. */
  public void leave(String macro) {
    if (open != null) {
      calls.add(new Call(macro, open));
      open = null;
    }
  }

  /** For the engine: the error leaves a call. */
  public void leaveCall(Place call) {
    if (open == null) {
      open = call;
    }
  }
}
