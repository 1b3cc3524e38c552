package dev.percolate.runner.internal;

import dev.percolate.adapters.api.Relation;
import dev.percolate.compiler.CompiledNodes;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Texts;
import dev.percolate.manifest.CompiledNode;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.Model;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.render.RegisteredMacro;
import dev.percolate.render.RunContext;
import dev.percolate.runner.RunEnvironment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the view that gives the latest version of a model the model's plain name. */
final class LatestVersionPointer {
  private final RunEnvironment environment;
  private final CommandScope scope;
  private final Executions executions;

  LatestVersionPointer(RunEnvironment environment, CommandScope scope, Executions executions) {
    this.environment = environment;
    this.scope = scope;
    this.executions = executions;
  }

  /**
   * Makes the view, if the model should have one.
   *
   * @param context of the model
   * @param source the model's relation
   */
  List<Relation> build(ExecutableNode node, RunContext context, Relation source) {
    if (!(node instanceof Model model) || !model.isLatestVersion() || !isEnabled(model)) {
      return List.of();
    }
    String name = name(model, context);
    if (name.equals(source.identifier())) {
      throw ProblemException.runtime(
          "Cannot create latest version pointer: the latest version of '"
              + model.name()
              + "' is already aliased to '"
              + name
              + "'. Set `latest_version_pointer: enabled: false` or remove the conflicting alias.");
    }
    NodeBuilder pointer = NodeBuilder.from(model);
    pointer.uniqueId = model.uniqueId() + "__latest_version_pointer";
    pointer.alias = name;
    pointer.rawCode = "select * from " + source.render();
    pointer.config.put("pre-hook", List.of());
    pointer.config.put("post-hook", List.of());
    pointer.config.put("persist_docs", Map.of());
    ExecutableNode view = pointer.build();
    CompiledNodes own = scope.compiledNodes().apart(view.uniqueId());
    own.put(
        new CompiledNode(view.uniqueId(), true, view.rawCode(), true, List.of(), null, null, null));
    RunContext made = environment.renderer().run(new BatchScope(scope, own), view, null);
    return made.relations(made.call(executions.materialization("view"), Map.of()), "view");
  }

  private static Map<?, ?> config(Model model) {
    return model.config().get("latest_version_pointer") instanceof Map<?, ?> given
        ? given
        : Map.of();
  }

  private boolean isEnabled(Model model) {
    return config(model).get("enabled") instanceof Boolean configured
        ? configured
        : environment.flags().is("latest_version_pointer_enabled_by_default");
  }

  private String name(Model model, RunContext context) {
    Object given = config(model).get("alias");
    String alias = given == null || given.equals("") ? null : Texts.str(given).strip();
    RegisteredMacro macro =
        environment.macros().find("generate_latest_version_pointer_alias", null);
    if (macro == null) {
      return alias == null ? model.name() : alias;
    }
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    arguments.put("custom_alias_name", alias);
    arguments.put("node", context.value("model"));
    return Texts.str(context.call(macro, arguments)).strip();
  }
}
