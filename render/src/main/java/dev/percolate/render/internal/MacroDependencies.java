package dev.percolate.render.internal;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.CallSite;
import dev.percolate.jinja.value.Texts;
import dev.percolate.render.MacroRegistry;
import dev.percolate.render.RegisteredMacro;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the macros a macro depends on out of the calls in its text. */
public final class MacroDependencies {
  private MacroDependencies() {}

  /**
   * Unique ids in order of first mention.
   *
   * @throws ProblemException when a dispatch with a literal name finds nothing
   */
  public static List<String> of(RegisteredMacro macro, MacroRegistry registry) {
    List<String> possible = new ArrayList<>();
    for (CallSite call : macro.callSites()) {
      collect(call, registry, possible);
    }
    Set<String> found = new LinkedHashSet<>();
    for (String name : possible) {
      if (name.equals(macro.name())) {
        continue;
      }
      int dot = name.indexOf('.');
      String packageName = dot < 0 ? macro.packageName() : name.substring(0, dot);
      RegisteredMacro target = registry.resolve(packageName, name.substring(dot + 1));
      if (target != null) {
        found.add(target.uniqueId());
      }
    }
    return List.copyOf(found);
  }

  private static void collect(CallSite call, MacroRegistry registry, List<String> possible) {
    List<String> path = call.path();
    if (path.size() == 2 && path.getFirst().equals("adapter")) {
      if (path.get(1).equals("dispatch")) {
        dispatch(call, registry, possible);
      }
      return;
    }
    if (path.size() == 1 && !isContextName(path.getFirst())) {
      possible.add(path.getFirst());
    } else if (path.size() == 2) {
      possible.add(path.get(0) + "." + path.get(1));
    }
  }

  private static void dispatch(CallSite call, MacroRegistry registry, List<String> possible) {
    String name = text(call.positional(0));
    if (name != null) {
      possible.add(name);
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
        possible.add(name);
      }
    }
    if (name == null) {
      return;
    }
    String namespace = text(call.positional(1));
    CallSite.Argument given = call.named("macro_namespace");
    if (given != null) {
      namespace = text(given);
    }
    RegisteredMacro macro = registry.dispatch(name, namespace, registry::findForTests);
    possible.add(macro.packageName() + "." + macro.name());
  }

  private static @Nullable String text(CallSite.@Nullable Argument argument) {
    return argument != null && argument.isConstant() && argument.constant() instanceof String text
        ? Texts.str(text)
        : null;
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
