package dev.percolate.render.internal;

import dev.percolate.manifest.GenericTest;
import dev.percolate.render.Captured;
import dev.percolate.render.MacroRegistry;
import dev.percolate.render.ParseContext;
import dev.percolate.render.RegisteredMacro;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parse context of a generic test, with its arguments rendered before the test itself. */
final class TestParsing implements ParseContext {
  private final GenericTest test;
  private final NodeNames names;
  private final Captured captured;
  private boolean ready;

  private TestParsing(GenericTest test, NodeNames names, Captured captured) {
    this.test = test;
    this.names = names;
    this.captured = captured;
  }

  /** A context that sees what {@code test} depends on. */
  static TestParsing of(Shared shared, GenericTest test) {
    MacroRegistry macros = shared.macros();
    List<String> visible = new ArrayList<>();
    // the model argument is always wrapped in this macro
    RegisteredMacro where = macros.resolve(null, "get_where_subquery");
    if (where != null) {
      visible.add(where.uniqueId());
    }
    visible.addAll(test.dependsOnMacros());
    if (shared.invocation().flags().is("support_custom_ref_kwargs")) {
      for (String name : List.of("ref", "source")) {
        RegisteredMacro macro = macros.resolve(null, name);
        if (macro != null && !macro.packageName().equals(MacroRegistry.DBT)) {
          visible.add(macro.uniqueId());
        }
      }
    }
    Set<String> closure = macros.closure(visible);
    noteAll(shared, closure);
    Captured captured = new Captured();
    Subject subject = Subject.of(test);
    NodeNames names =
        new NodeNames(
            shared,
            subject,
            new TestMacroScope(macros, closure),
            new ParseProvider(shared, subject, captured),
            captured.macros()::add);
    return new TestParsing(test, names, captured);
  }

  /** Another text of a visible macro may make others visible. */
  private static void noteAll(Shared shared, Set<String> visible) {
    for (String id : visible) {
      RegisteredMacro macro = shared.macros().byId(id);
      if (macro != null) {
        shared.reads().macro(macro.name());
      }
    }
  }

  @Override
  public String render(String template) {
    if (!ready) {
      TestKwargs.put(names, test, false);
      ready = true;
    }
    return Engines.capture(template, names, names.subject(), captured);
  }

  @Override
  public @Nullable Object renderNative(String template) {
    return Engines.nativeValue(template, names, names.subject(), false);
  }

  @Override
  public Captured captured() {
    return captured;
  }
}
