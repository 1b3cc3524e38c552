package dev.percolate.render.internal;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Truth;
import dev.percolate.jinja.value.Undefined;
import dev.percolate.project.Deprecation;
import dev.percolate.project.EnvReads;
import dev.percolate.project.EnvVars;
import dev.percolate.render.Invocation;
import dev.percolate.render.TemplateReads;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Names every context has, and those of the target and the project. Stateless but for events. */
final class BaseNames {
  private final Invocation invocation;
  private final TemplateReads noted;
  private final FlagsObject flags;
  private final AtomicBoolean itertoolsTold = new AtomicBoolean();

  BaseNames(Invocation invocation, TemplateReads noted) {
    this.invocation = invocation;
    this.noted = noted;
    this.flags = new FlagsObject(invocation.flags(), noted);
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
      case "modules" -> new Modules(this::itertoolsUsed);
      case "flags" -> flags;
      case "target" -> invocation.target();
      case "project_name" -> invocation.rootProject();
      case "log" -> Function.of(1, name, args -> log(args[0], Truth.test(args[1])), "msg", "info");
      case "print" -> Function.of(name, args -> print(args[0]), "msg");
      default -> {
        PyCallable function = GlobalFunctions.named(name);
        yield function == null ? Missing.MISSING : function;
      }
    };
  }

  private Object log(@Nullable Object message, boolean info) {
    String text = Texts.str(message);
    fire(
        info ? "I062" : "I063",
        info ? "JinjaLogInfo" : "JinjaLogDebug",
        info ? Level.INFO : Level.DEBUG,
        text,
        text);
    return "";
  }

  private Object print(@Nullable Object message) {
    if (!Boolean.FALSE.equals(invocation.flags().get("print"))) {
      String text = Texts.str(message);
      fire("Z052", "PrintEvent", Level.INFO, text, text);
    }
    return "";
  }

  private void itertoolsUsed() {
    if (!itertoolsTold.getAndSet(true) || invocation.flags().is("show_all_deprecations")) {
      invocation
          .events()
          .fire(
              Deprecation.event(
                  "D034",
                  "ModulesItertoolsUsageDeprecation",
                  "Usage of itertools modules is deprecated. Please use the built-in functions"
                      + " instead.",
                  true,
                  invocation.flags(),
                  Map.of()));
    }
  }

  /** {@code exceptions.warn}. */
  void warn(String message) {
    fire("I061", "JinjaLogWarning", Level.WARN, "[WARNING]: " + message, message);
  }

  private void fire(String code, String name, Level level, String shown, String message) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("msg", message);
    invocation.events().fire(new Event(code, name, level, shown, data));
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
