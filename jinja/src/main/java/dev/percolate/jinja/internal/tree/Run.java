package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.Environment;
import dev.percolate.jinja.Globals;
import dev.percolate.jinja.TemplateException;
import dev.percolate.jinja.value.Markup;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The state of one render of a template, or of one bound macro. Used by one thread at a time. */
public final class Run {
  /** Characters of a text that is not kept for the next macro. */
  private static final int LARGE = 1 << 16;

  /** Stands for None among the values found, where null means not asked yet. */
  private static final Object NONE = new Object();

  /** Of this place of the template: {@code autoescape} tags change it for a while. */
  Environment environment;

  final Program program;
  final Budget budget;
  private final Globals globals;
  private final @Nullable Object[] found;

  /** Variables set at top level, which blocks see; only kept when there are blocks. */
  private final @Nullable Map<String, @Nullable Object> exports;

  /** What the macros that are running have written; they return one after the other. */
  private @Nullable StringBuilder macroText;

  Run(Program program, Globals globals) {
    this(
        program,
        globals,
        program.hasBlocks() ? new HashMap<>() : null,
        new Budget(program.environment().limits()));
  }

  private Run(
      Program program,
      Globals globals,
      @Nullable Map<String, @Nullable Object> exports,
      Budget budget) {
    this.budget = budget;
    this.program = program;
    this.environment = program.environment();
    this.globals = globals;
    this.found = new @Nullable Object[program.globalNames().length];
    this.exports = exports;
  }

  /** The same run with more variables, for a scoped block. */
  Run derived(Map<String, @Nullable Object> more) {
    Map<String, @Nullable Object> all = exports == null ? new HashMap<>() : new HashMap<>(exports);
    all.putAll(more);
    Run run = new Run(program, globals, all, budget);
    run.environment = environment;
    return run;
  }

  /** The value of a global, or {@link Missing#MISSING}. */
  @Nullable Object global(int index) {
    Object value = found[index];
    if (value == null) {
      return find(index);
    }
    return value == NONE ? null : value;
  }

  private @Nullable Object find(int index) {
    String name = program.globalNames()[index];
    if (exports != null && exports.containsKey(name)) {
      return exports.get(name);
    }
    Object value = globals.lookup(name);
    if (value == Missing.MISSING) {
      value = environment.global(name);
    }
    if (exports == null) {
      found[index] = value == null ? NONE : value;
    }
    return value;
  }

  void export(String name, @Nullable Object value) {
    if (exports != null) {
      exports.put(name, value);
    }
  }

  boolean isFolding() {
    return program.isFolding();
  }

  /** A text that the template made: safe already where values are escaped. */
  Object made(String text) {
    return environment.autoescape() ? Markup.of(text) : text;
  }

  Out newOut() {
    return new Out(environment);
  }

  /** For the output of a macro: macros that call each other write to the same text. */
  Out macroOut() {
    if (macroText == null || (macroText.isEmpty() && macroText.capacity() > LARGE)) {
      macroText = new StringBuilder();
    }
    return new Out(environment, macroText);
  }

  TemplateException located(PyException error, int offset, int end) {
    String suggestion = error.suggestion();
    if (suggestion == null && error.missing() != null) {
      suggestion = new Suggestions(program, globals).instead(error.missing());
    }
    return program.source().error(error.kind(), error.message(), offset, end, suggestion);
  }

  /** Notes that an error leaves a call, also one of the host that is to be traced. */
  void leaveCall(RuntimeException error, Node call) {
    TemplateException traced = TemplateException.of(error);
    if (traced != null) {
      traced.leaveCall(program.source().place(call.start));
    } else if (environment.traces(error)) {
      error.addSuppressed(
          program
              .source()
              .error(
                  PyException.Kind.EXCEPTION,
                  String.valueOf(error.getMessage()),
                  call.start,
                  call.end,
                  null));
    }
  }

  /** Notes that an error leaves a macro. */
  void leaveMacro(RuntimeException error, String name) {
    TemplateException traced = TemplateException.of(error);
    if (traced != null) {
      String prefix = environment.macroPrefix();
      traced.leave(name.startsWith(prefix) ? name.substring(prefix.length()) : name);
    }
  }

  /** Whether the calls that an error leaves are to be noted. */
  boolean notes(RuntimeException error) {
    return error instanceof TemplateException || environment.traces(error);
  }

  /** A position as Jinja's texts give it: {@code line 3}. */
  String describe(int offset) {
    return "line " + program.source().line(offset);
  }
}
