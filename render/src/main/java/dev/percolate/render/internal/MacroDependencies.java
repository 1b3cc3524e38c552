package dev.percolate.render.internal;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.render.MacroRegistry;
import dev.percolate.render.RegisteredMacro;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the macros that the calls in a macro's text mean. */
public final class MacroDependencies {
  private MacroDependencies() {}

  /**
   * Unique ids in order of first mention.
   *
   * @param calls as in {@link MacroSummary#calls()}
   * @throws ProblemException when a dispatch with a literal name finds nothing
   */
  public static List<String> of(RegisteredMacro macro, List<String> calls, MacroRegistry registry) {
    Set<String> found = new LinkedHashSet<>();
    for (String call : calls) {
      RegisteredMacro target =
          call.charAt(0) == '@' ? dispatched(call, registry) : named(call, macro, registry);
      // dbt 1.12: a dispatch may lead back to the macro itself, under its full name
      if (target != null) {
        found.add(target.uniqueId());
      }
    }
    return List.copyOf(found);
  }

  private static @Nullable RegisteredMacro named(
      String call, RegisteredMacro macro, MacroRegistry registry) {
    if (call.equals(macro.name())) {
      return null;
    }
    int dot = call.indexOf('.');
    return registry.resolve(
        dot < 0 ? macro.packageName() : call.substring(0, dot), call.substring(dot + 1));
  }

  private static @Nullable RegisteredMacro dispatched(String call, MacroRegistry registry) {
    int at = call.indexOf('@', 1);
    String namespace = call.substring(at + 1);
    RegisteredMacro macro =
        registry.dispatch(
            call.substring(1, at), namespace.isEmpty() ? null : namespace, registry::findForTests);
    return registry.resolve(macro.packageName(), macro.name());
  }
}
