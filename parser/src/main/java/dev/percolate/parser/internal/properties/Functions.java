package dev.percolate.parser.internal.properties;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.manifest.FunctionNode;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.RefArgs;
import dev.percolate.parser.internal.ParseSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What properties files say of functions: arguments, result, and overloads in files of their own.
 */
final class Functions {
  private Functions() {}

  static void describe(ParseSession session, NodeBuilder node, Entry entry) {
    node.arguments = arguments(entry);
    node.returns = returns(entry);
    List<FunctionNode.Overload> overloads = new ArrayList<>();
    for (Entry overload : entry.entries("overloads")) {
      overloads.add(absorb(session, node, overload));
    }
    node.overloads = overloads;
  }

  private static List<FunctionNode.Argument> arguments(Entry owner) {
    List<FunctionNode.Argument> arguments = new ArrayList<>();
    for (Entry argument : owner.entries("arguments")) {
      arguments.add(
          new FunctionNode.Argument(
              argument.name(),
              argument.text("data_type", ""),
              argument.textOrNull("description"),
              argument.get("default_value")));
    }
    return arguments;
  }

  private static FunctionNode.Returns returns(Entry owner) {
    Entry returns = owner.entry("returns");
    return new FunctionNode.Returns(
        returns.text("data_type", ""), returns.textOrNull("description"));
  }

  /** Takes the overload's file out of the manifest and into its function. */
  private static FunctionNode.Overload absorb(
      ParseSession session, NodeBuilder node, Entry overload) {
    Map<String, String> owners = session.draft().overloadOwners();
    String name = overload.text("defined_in", "");
    if (name.equals(node.name)) {
      throw ProblemException.parsing(
          "Function '"
              + node.name
              + "' cannot list itself in overloads (defined_in: '"
              + name
              + "').");
    }
    String uniqueId = "function." + node.packageName + "." + name;
    NodeBuilder other = session.draft().removeFunction(uniqueId);
    if (other == null) {
      String owner = owners.get(name);
      throw ProblemException.parsing(
          owner != null
              ? "Function overload '"
                  + name
                  + "' (defined_in) is already used by '"
                  + owner
                  + "'. Each overload file can only belong to one root function."
              : "Function overload '"
                  + name
                  + "' (defined_in) not found. Expected a SQL file at functions/"
                  + name
                  + ".sql");
    }
    owners.put(name, node.uniqueId);
    for (RefArgs ref : other.refs) {
      if (!node.refs.contains(ref)) {
        node.refs.add(ref);
      }
    }
    addMissing(node.sources, other.sources);
    addMissing(node.functions, other.functions);
    return new FunctionNode.Overload(
        name,
        arguments(overload),
        overload.get("returns") == null ? null : returns(overload),
        overload.textOrNull("description"),
        other.rawCode,
        null);
  }

  private static void addMissing(List<List<String>> into, List<List<String>> from) {
    for (List<String> call : from) {
      if (!into.contains(call)) {
        into.add(call);
      }
    }
  }
}
