package dev.percolate.render.internal;

import dev.percolate.adapters.api.Relation;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.Rendering;
import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyTuple;
import dev.percolate.jinja.value.Texts;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.GenericTest;
import dev.percolate.render.RegisteredMacro;
import dev.percolate.render.RunContext;
import dev.percolate.render.StatementResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The run context of a node, a source or a macro. */
record NodeRun(NodeNames names, Set<String> ephemerals, AtomicReference<@Nullable Rendering> code)
    implements RunContext {

  @Override
  public String render(String template) {
    return Engines.text(template, names, names.subject(), true);
  }

  @Override
  public @Nullable Object renderNative(String template) {
    return Engines.nativeValue(template, names, names.subject(), true);
  }

  @Override
  public String compile() {
    if (!(names.subject().resource() instanceof ExecutableNode node)) {
      return "";
    }
    if (node instanceof GenericTest test) {
      TestKwargs.put(names, test, true);
    }
    return Engines.text(node.rawCode(), names, names.subject(), true, code::set);
  }

  @Override
  public String soFar() {
    Rendering rendering = code.get();
    return rendering == null ? "" : rendering.soFar();
  }

  @Override
  public @Nullable Object call(
      RegisteredMacro macro, Map<String, ? extends @Nullable Object> arguments) {
    return call(macro, arguments, names.calls()::callUnnoted);
  }

  @Override
  public @Nullable Object callApart(
      RegisteredMacro macro, Map<String, ? extends @Nullable Object> arguments) {
    return call(macro, arguments, names.calls()::callApart);
  }

  private @Nullable Object call(
      RegisteredMacro macro, Map<String, ? extends @Nullable Object> arguments, Call how) {
    Map<String, @Nullable Object> wrapped = new LinkedHashMap<>();
    arguments.forEach((key, value) -> wrapped.put(key, Wrapping.wrap(value)));
    return Engines.guarded(
        macro.text(),
        names.subject(),
        () -> Wrapping.unwrap(how.of(macro, Arguments.of(List.of(), wrapped))));
  }

  /** A way of calling a macro. */
  private interface Call {
    @Nullable Object of(RegisteredMacro macro, Arguments arguments);
  }

  @Override
  public @Nullable Object value(String name) {
    Object value = names.lookup(name);
    return value == Missing.MISSING ? null : Wrapping.unwrap(value);
  }

  @Override
  public void put(String name, @Nullable Object value) {
    names.put(name, Wrapping.wrap(value));
  }

  @Override
  public void putFunction(String name, @Nullable Object value) {
    Object wrapped = Wrapping.wrap(value);
    names.put(name, (PyCallable) _ -> wrapped);
  }

  @Override
  public @Nullable StatementResult result(String name) {
    return names.results().peek(name);
  }

  @Override
  public List<Relation> relations(@Nullable Object returned, String materialization) {
    if (Wrapping.unwrap(returned) instanceof Map<?, ?> map) {
      return relations(map);
    }
    if (returned instanceof String) {
      throw ProblemException.compilation(
          "The materialization (\""
              + materialization
              + "\") did not explicitly return a list of relations to add to the cache.");
    }
    throw invalid(
        ", expected a dict with key \"relations\", got: " + Texts.str(Wrapping.wrap(returned)));
  }

  private static List<Relation> relations(Map<?, ?> map) {
    if (!map.containsKey("relations")) {
      throw invalid(
          ", \"relations\" not found, got keys: " + Texts.repr(new ArrayList<>(map.keySet())));
    }
    Object found = map.get("relations");
    if (!(found instanceof List<?> list) || found instanceof PyTuple) {
      throw invalid(", \"relations\" not a list, got: " + Texts.str(found));
    }
    List<Relation> relations = new ArrayList<>();
    for (Object item : list) {
      if (!(item instanceof Relation relation)) {
        throw invalid(", \"relations\" contains non-Relation: " + Texts.str(item));
      }
      relations.add(relation);
    }
    return relations;
  }

  private static ProblemException invalid(String what) {
    return ProblemException.compilation("Invalid return value from materialization" + what);
  }
}
