package dev.percolate.render.internal;

import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Undefined;
import dev.percolate.project.EnvReads;
import dev.percolate.project.EnvVars;
import dev.percolate.render.Invocation;
import dev.percolate.render.TemplateReads;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Names every context has, and those of the target and the project. Stateless but for events. */
final class BaseNames {
  private final Invocation invocation;
  private final TemplateReads noted;
  private final FlagsObject flags;
  private final LogFunctions logging;
  private final ItertoolsUse itertools;

  BaseNames(Invocation invocation, TemplateReads noted) {
    this.invocation = invocation;
    this.noted = noted;
    this.flags = new FlagsObject(invocation.flags(), noted);
    this.logging = new LogFunctions(invocation.events(), invocation.flags());
    this.itertools = new ItertoolsUse(invocation.flags(), invocation.events());
  }

  Invocation invocation() {
    return invocation;
  }

  FlagsObject flags() {
    return flags;
  }

  /** The value of a name, or {@link Missing#MISSING}. */
  @Nullable Object lookup(String name) {
    return switch (name) {
      case "dbt_version" -> Invocation.DBT_VERSION;
      case "run_started_at" -> invocation.startedAt();
      case "invocation_id" -> invocation.id();
      case "thread_id" -> Thread.currentThread().getName();
      case "modules" -> modules();
      case "flags" -> flags;
      case "target" -> ContextDicts.copy(invocation.target());
      case "project_name" -> invocation.rootProject();
      case "log", "print" -> logging.named(name);
      default -> {
        PyCallable function = GlobalFunctions.named(name);
        yield function == null ? Missing.MISSING : function;
      }
    };
  }

  /** The dictionary {@code modules}, a new one. */
  Map<@Nullable Object, @Nullable Object> modules() {
    return Modules.of(itertools);
  }

  /** Prints lines, as tables do. */
  void print(String text) {
    logging.fire("Z052", "PrintEvent", Level.INFO, text, text);
  }

  /** {@code exceptions.warn}. */
  void warn(String message) {
    logging.fire("I061", "JinjaLogWarning", Level.WARN, "[WARNING]: " + message, message);
  }

  /**
   * The function {@code env_var}.
   *
   * @param reads told the name and the value of each variable, or that a default was used
   */
  PyCallable envVar(BiConsumer<String, String> reads) {
    return Function.of(
        1, "env_var", args -> envVar(Texts.str(args[0]), args[1], reads), "var", "default");
  }

  private @Nullable Object envVar(
      String name, @Nullable Object fallback, BiConsumer<String, String> reads) {
    if (name.startsWith(EnvVars.SECRET_PREFIX)) {
      throw ProblemException.parsing(
          "Secret env vars are allowed only in profiles.yml or packages.yml. Found '"
              + name
              + "' referenced elsewhere.");
    }
    String value = invocation.env().visible(name);
    noted.env(name, value == null ? EnvReads.DEFAULTED : value);
    if (value != null) {
      reads.accept(name, value);
      return value;
    }
    if (fallback == null || fallback instanceof Undefined) {
      throw ProblemException.parsing("Env var required but not provided: '" + name + "'");
    }
    reads.accept(name, EnvReads.DEFAULTED);
    return fallback;
  }
}
