package dev.percolate.render.internal;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.jinja.CallSite;
import dev.percolate.jinja.MacroDefinition;
import dev.percolate.jinja.value.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the manifest tells of a macro beside its text: enough to do without parsing the Jinja in it.
 *
 * @param arguments parameter names
 * @param languages of a materialization, else empty
 * @param calls what it calls: {@code name}, {@code package.name}, or for a dispatch {@code
 *     @name@namespace}
 */
public record MacroSummary(List<String> arguments, List<String> languages, List<String> calls) {
  private static final List<Object> LANGUAGES = List.of("python", "javascript", "sql");

  /** Reads a macro. */
  public static MacroSummary of(MacroDefinition macro, List<CallSite> callSites) {
    List<String> arguments = new ArrayList<>();
    List<String> languages = new ArrayList<>();
    for (MacroDefinition.Parameter parameter : macro.parameters()) {
      arguments.add(parameter.name());
      if (macro.tag().equals("materialization")
          && parameter.name().equals("supported_languages")
          && parameter.defaultValue() instanceof List<?> list) {
        list.forEach(language -> languages.add(language(language)));
      }
    }
    List<String> calls = new ArrayList<>();
    for (CallSite call : callSites) {
      collect(call, calls);
    }
    return new MacroSummary(arguments, languages, calls);
  }

  private static String language(@Nullable Object language) {
    if (!LANGUAGES.contains(language)) {
      throw ProblemException.of(
          ProblemKind.PLAIN, Texts.repr(language) + " is not a valid FunctionLanguage");
    }
    return String.valueOf(language);
  }

  // ---- calls

  private static void collect(CallSite call, List<String> calls) {
    List<String> path = call.path();
    if (path.size() == 2 && path.getFirst().equals("adapter")) {
      if (path.get(1).equals("dispatch")) {
        dispatch(call, calls);
      }
      return;
    }
    if (path.size() == 1 && !isContextName(path.getFirst())) {
      calls.add(path.getFirst());
    } else if (path.size() == 2) {
      calls.add(path.get(0) + "." + path.get(1));
    }
  }

  private static void dispatch(CallSite call, List<String> calls) {
    String name = text(call.positional(0));
    if (name != null) {
      calls.add(name);
    }
    CallSite.Argument named = call.named("macro_name");
    if (named != null) {
      if (!named.isConstant()) {
        throw ProblemException.compilation(
            "The macro_name parameter ("
                + named.source()
                + ") to adapter.dispatch was not a string");
      }
      name = text(named);
      if (name != null) {
        calls.add(name);
      }
    }
    if (name == null) {
      return;
    }
    CallSite.Argument given = call.named("macro_namespace");
    if (given != null && !given.kind().equals("Const")) {
      throw ProblemException.compilation(
          "The macro_namespace parameter to adapter.dispatch is a "
              + given.kind()
              + ", not a string");
    }
    String namespace = text(given == null ? call.positional(1) : given);
    calls.add("@" + name + "@" + (namespace == null ? "" : namespace));
  }

  private static @Nullable String text(CallSite.@Nullable Argument argument) {
    return argument != null && argument.constant() instanceof String text ? text : null;
  }

  /** Names that dbt takes for context functions, not for macros. */
  private static boolean isContextName(String name) {
    return switch (name) {
      case "source",
          "ref",
          "config",
          "context",
          "builtins",
          "dbt_version",
          "var",
          "env_var",
          "return",
          "fromjson",
          "tojson",
          "fromyaml",
          "toyaml",
          "set",
          "set_strict",
          "zip",
          "zip_strict",
          "log",
          "run_started_at",
          "invocation_id",
          "thread_id",
          "otel_trace_id",
          "otel_span_id",
          "modules",
          "flags",
          "print",
          "diff_of_two_dicts",
          "local_md5",
          "target",
          "project_name" ->
          true;
      default -> false;
    };
  }
}
