package dev.percolate.render.internal;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.Globals;
import dev.percolate.jinja.MacroDefinition;
import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.modules.Json;
import dev.percolate.manifest.Resource;
import dev.percolate.render.Invocation;
import dev.percolate.render.RegisteredMacro;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders the project's query comment. */
record CommentTemplate(Shared shared) {
  /** The comment for a connection; empty for none. */
  String render(String connectionName, @Nullable Resource node) {
    String body = shared.invocation().packages().root().queryComment().comment();
    String comment =
        body == null ? ordinary(connectionName, node) : own(body, connectionName, node);
    if (comment.contains("*/")) {
      throw ProblemException.runtime("query comment contains illegal value \"*/\": " + comment);
    }
    return comment;
  }

  private String ordinary(String connectionName, @Nullable Resource node) {
    Map<String, @Nullable Object> comment = new LinkedHashMap<>();
    comment.put("app", "dbt");
    comment.put("dbt_version", Invocation.DBT_VERSION);
    comment.put("profile_name", shared.invocation().target().get("profile_name"));
    comment.put("target_name", shared.invocation().target().get("target_name"));
    if (node == null) {
      comment.put("connection_name", connectionName);
    } else {
      comment.put("node_id", node.uniqueId());
    }
    return Json.dumps(comment, false);
  }

  private String own(String body, String connectionName, @Nullable Resource node) {
    if (body.isEmpty()) {
      return "";
    }
    MacroDefinition macro =
        Engines.parseMacro(
                "{%- macro query_comment_macro(connection_name, node) -%}\n"
                    + body
                    + "\n{% endmacro %}",
                "query-comment")
            .allMacros()
            .getFirst();
    CommentNames names = new CommentNames(shared);
    Object shown = node == null ? null : new Lenient(new NodeObject(node));
    return Texts.str(
        Engines.guarded(
            body,
            null,
            () -> {
              try {
                return Texts.str(macro.bind(names).call(Arguments.of(connectionName, shown)));
              } catch (ReturnSignal signal) {
                return Texts.str(signal.value());
              }
            }));
  }

  /** What a query comment sees: base names and macros, nothing of a node. */
  private static final class CommentNames implements Globals {
    private final Shared shared;
    private final MacroScope macros;
    private final MacroCalls calls;

    CommentNames(Shared shared) {
      this.shared = shared;
      this.macros = shared.macros().scope(shared.invocation().rootProject());
      this.calls = new MacroCalls(this, null);
    }

    @Override
    public @Nullable Object lookup(String name) {
      RegisteredMacro macro = macros.macro(name);
      if (macro != null) {
        return new BoundMacro(macro, calls);
      }
      return switch (name) {
        case "env_var" -> shared.base().envVar((_, _) -> {});
        case "var" ->
            new VarFunction(
                "configured.ConfiguredVar",
                "<Configuration>",
                // dbt 1.12: only what the command line gives
                shared.invocation().vars().cliVars(),
                text -> Engines.text(text, this, null, true),
                missing -> {
                  throw VarFunction.required(
                      missing, shared.invocation().vars().cliVars(), "<Configuration>");
                });
        default -> shared.base().lookup(name);
      };
    }
  }

  /** A node whose missing attributes are empty texts. */
  private record Lenient(NodeObject node) implements PyObject {
    @Override
    public @Nullable Object attribute(String name) {
      Object value = node.attribute(name);
      return value == Missing.MISSING ? "" : value;
    }

    @Override
    public String qualifiedTypeName() {
      return "dbt.adapters.base.query_headers.QueryHeaderContextWrapper";
    }
  }
}
