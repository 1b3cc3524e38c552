package dev.percolate.jinja.internal.inspect;

import dev.percolate.jinja.CallSite;
import dev.percolate.jinja.CallSite.Argument;
import dev.percolate.jinja.internal.tree.Attribute;
import dev.percolate.jinja.internal.tree.Call;
import dev.percolate.jinja.internal.tree.CallArguments;
import dev.percolate.jinja.internal.tree.Expr;
import dev.percolate.jinja.internal.tree.Name;
import dev.percolate.jinja.internal.tree.Node;
import dev.percolate.jinja.internal.tree.NodeNames;
import dev.percolate.jinja.internal.tree.NodeVisitor;
import dev.percolate.jinja.internal.tree.Program;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the calls of a template. */
public final class CallFinder implements NodeVisitor {
  private final Program program;
  private final List<CallSite> calls = new ArrayList<>();

  private CallFinder(Program program) {
    this.program = program;
  }

  /** All calls; an outer call comes before those in its arguments. */
  public static List<CallSite> calls(Program program) {
    CallFinder finder = new CallFinder(program);
    program.root().forEachChild(finder);
    return finder.calls;
  }

  /** Whether a name occurs as a variable. */
  public static boolean mentions(Program program, String name) {
    boolean[] found = new boolean[1];
    program
        .root()
        .forEachChild(
            new NodeVisitor() {
              @Override
              public void visit(Node node) {
                found[0] |= node instanceof Name other && other.name().equals(name);
                node.forEachChild(this);
              }
            });
    return found[0];
  }

  @Override
  public void visit(Node node) {
    if (node instanceof Call call) {
      calls.add(
          new CallSite(
              path(call.callee()),
              arguments(call.arguments()),
              program.source().place(call.start()),
              call.end()));
    }
    node.forEachChild(this);
  }

  private static List<String> path(Expr callee) {
    List<String> path = new ArrayList<>(2);
    Expr part = callee;
    while (part instanceof Attribute attribute) {
      path.addFirst(attribute.name());
      part = attribute.owner();
    }
    if (!(part instanceof Name name)) {
      return List.of();
    }
    path.addFirst(name.name());
    return path;
  }

  private static List<Argument> arguments(CallArguments arguments) {
    List<Argument> all = new ArrayList<>();
    for (Expr value : arguments.positional()) {
      all.add(argument(null, value));
    }
    for (int i = 0; i < arguments.names().length; i++) {
      all.add(argument(arguments.names()[i], arguments.named()[i]));
    }
    if (arguments.spread() != null) {
      all.add(argument("*", arguments.spread()));
    }
    if (arguments.spreadNamed() != null) {
      all.add(argument("**", arguments.spreadNamed()));
    }
    return all;
  }

  private static Argument argument(@Nullable String name, Expr value) {
    Object constant = SourceText.literal(value);
    // dbt 1.12: unrendered_config has plain strings without quotes
    String source = constant instanceof String text ? text : SourceText.of(value);
    return new Argument(name, constant, source, NodeNames.of(value));
  }
}
