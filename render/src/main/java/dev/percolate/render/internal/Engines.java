package dev.percolate.render.internal;

import dev.percolate.diagnostics.Problem;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.diagnostics.Span;
import dev.percolate.jinja.Environment;
import dev.percolate.jinja.Filter;
import dev.percolate.jinja.Globals;
import dev.percolate.jinja.Place;
import dev.percolate.jinja.Rendering;
import dev.percolate.jinja.Template;
import dev.percolate.jinja.TemplateException;
import dev.percolate.jinja.value.Markup;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.PyTuple;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.UndefinedFlavor;
import dev.percolate.render.Captured;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** dbt's four Jinja environments, and what dbt makes of errors in templates. */
public final class Engines {
  private static final Environment TEXT = environment(false, UndefinedFlavor.DEFAULT);
  private static final Environment CAPTURE = environment(false, UndefinedFlavor.CAPTURE);
  private static final Environment NATIVE = environment(true, UndefinedFlavor.DEFAULT);
  private static final Environment NATIVE_CAPTURE = environment(true, UndefinedFlavor.CAPTURE);

  private Engines() {}

  private static final String HINT =
      ". This can happen when calling a macro that does not exist. Check for typos and/or install"
          + " package dependencies with \"dbt deps\".";

  private static Environment environment(boolean nativeValues, UndefinedFlavor undefined) {
    Environment.Builder builder =
        Environment.builder()
            .undefined(undefined)
            .macroPrefix("dbt_macro__")
            .filter("is_list", Engines::isList)
            .tag("materialization", BlockTags::materialization)
            .tag("test", BlockTags::test)
            .tag("docs", BlockTags::docs);
    if (nativeValues) {
      return builder.nativeValues().build();
    }
    Filter same = (_, value, _) -> value;
    return builder
        .filter("as_text", same)
        .filter("as_bool", same)
        .filter("as_native", same)
        .filter("as_number", same)
        .build();
  }

  private static Object isList(
      Environment environment,
      @Nullable Object value,
      dev.percolate.jinja.value.Arguments arguments) {
    return value instanceof List<?> && !(value instanceof PyTuple);
  }

  /** The parsed text of a macro block. */
  public static Template parseMacro(String text, String path) {
    try {
      return TEXT.parse(text, path);
    } catch (TemplateException e) {
      throw problem(e, text, null);
    }
  }

  /** The parsed text of a template, for inspection only. */
  public static Template parse(String text, String name) {
    try {
      return CAPTURE.parse(text, name);
    } catch (TemplateException e) {
      throw problem(e, text, null);
    }
  }

  /**
   * Renders to text.
   *
   * @param subject what errors are about, or null
   * @param strict whether undefined values fail when used; while parsing they do not
   */
  public static String text(
      String template, Globals names, @Nullable Subject subject, boolean strict) {
    return text(template, names, subject, strict, _ -> {});
  }

  /** The same for who wants to see the text while it is made. */
  static String text(
      String template,
      Globals names,
      @Nullable Subject subject,
      boolean strict,
      Consumer<Rendering> watcher) {
    if (!hasRenderChars(template)) {
      return template;
    }
    Environment environment = strict ? TEXT : CAPTURE;
    Object text =
        guarded(
            template,
            subject,
            () -> {
              Rendering rendering = parsed(environment, template, subject).rendering();
              watcher.accept(rendering);
              return rendering.run(names);
            });
    return Objects.requireNonNull((String) text);
  }

  /**
   * Renders to text as while parsing, where undefined values do not fail.
   *
   * @param captured gets the parsed template, so that nobody has to parse the text again
   */
  static String capture(String text, Globals names, @Nullable Subject subject, Captured captured) {
    captured.template(null);
    if (!hasRenderChars(text)) {
      return text;
    }
    Work work =
        () -> {
          Template template = parsed(CAPTURE, text, subject);
          captured.template(template);
          return template.render(names);
        };
    return Objects.requireNonNull((String) guarded(text, subject, work));
  }

  /** Renders to a value by dbt's native rules. */
  public static @Nullable Object nativeValue(
      String template, Globals names, @Nullable Subject subject, boolean strict) {
    // dbt 1.12: native texts always pass Jinja, which normalises line ends and drops the last one
    if (!hasRenderChars(template) && !template.endsWith("\n") && template.indexOf('\r') < 0) {
      return template;
    }
    Environment environment = strict ? NATIVE : NATIVE_CAPTURE;
    return guarded(
        template,
        subject,
        () -> Markup.allPlain(parsed(environment, template, subject).renderNative(names)));
  }

  private static Template parsed(
      Environment environment, String template, @Nullable Subject subject) {
    return environment.parse(template, subject == null ? "<template>" : subject.path());
  }

  /** Whether dbt would run Jinja on a text at all. */
  static boolean hasRenderChars(String text) {
    int last = text.length() - 1;
    for (int i = 0; i < last; i++) {
      char c = text.charAt(i);
      char next = text.charAt(i + 1);
      if (c == '{'
          ? next == '{' || next == '%' || next == '#'
          : next == '}' && (c == '}' || c == '%' || c == '#')) {
        return true;
      }
    }
    return false;
  }

  /** Something that may raise a template's errors. */
  interface Work {
    @Nullable Object run();
  }

  /** Does work, turning every template error into a problem about {@code subject}. */
  static @Nullable Object guarded(String template, @Nullable Subject subject, Work work) {
    try {
      return work.run();
    } catch (TemplateException e) {
      throw problem(e, template, subject);
    } catch (PyException e) {
      throw about(ProblemException.compilation(message(e.kind(), e.message())), subject);
    } catch (ReturnSignal e) {
      // dbt 1.12: return() outside of a macro is an error that consists of the value
      throw about(ProblemException.compilation(Texts.str(e.value())), subject);
    } catch (ProblemException e) {
      ProblemKind kind = e.problem().kind();
      boolean named = kind == ProblemKind.COMPILATION || kind == ProblemKind.CONTRACT;
      throw named ? about(e, subject) : e;
    } catch (StackOverflowError e) {
      throw about(
          ProblemException.compilation(
              "maximum recursion depth exceeded while calling a Python object"),
          subject);
    } catch (ClassCastException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | NegativeArraySizeException
        | NoSuchElementException
        | NullPointerException
        | ArithmeticException
        | UnsupportedOperationException
        | ConcurrentModificationException
        | ArrayStoreException e) {
      throw about(new ProblemException(mistake(e), e), subject);
    }
  }

  /** A mistake of ours: Java's words help nobody who writes SQL, the place helps us. */
  private static Problem mistake(RuntimeException e) {
    String place = "unknown";
    for (StackTraceElement frame : e.getStackTrace()) {
      if (frame.getClassName().startsWith("dev.percolate.")) {
        place = frame.getFileName() + ":" + frame.getLineNumber();
        break;
      }
    }
    return Problem.of(
        ProblemKind.COMPILATION,
        "Percolate failed here where dbt may not (" + place + "). Please report this.");
  }

  static ProblemException about(ProblemException e, @Nullable Subject subject) {
    return subject == null || e.problem().subject() != null
        ? e
        : new ProblemException(subject.saidOf(e.problem()), e);
  }

  private static ProblemException problem(
      TemplateException e, String text, @Nullable Subject subject) {
    Place place = e.place();
    String message =
        e.isSyntax() ? syntax(e.message(), text, place.line()) : message(e.kind(), e.message());
    Problem problem = Problem.of(ProblemKind.COMPILATION, message);
    if (subject != null) {
      problem =
          subject
              .saidOf(problem)
              .withSpan(new Span(place.template(), place.line(), place.column()));
    }
    return new ProblemException(problem, e);
  }

  private static String message(PyException.Kind kind, String message) {
    return kind == PyException.Kind.UNDEFINED_ERROR ? message + HINT : message;
  }

  /** Does work whose errors are told as part of a longer message, where dbt leaves the hint out. */
  static @Nullable Object withoutHint(Work work) {
    try {
      return work.run();
    } catch (ProblemException e) {
      String message = e.problem().message();
      if (!message.endsWith(HINT)) {
        throw e;
      }
      throw new ProblemException(
          Problem.of(e.problem().kind(), message.substring(0, message.length() - HINT.length())),
          e);
    }
  }

  /** Jinja's text of a syntax error: message, line number, the line. */
  private static String syntax(String message, String text, int line) {
    List<String> lines = text.lines().toList();
    String shown = line >= 1 && line <= lines.size() ? lines.get(line - 1).strip() : "";
    return message + "\n  line " + line + (shown.isEmpty() ? "" : "\n    " + shown);
  }
}
