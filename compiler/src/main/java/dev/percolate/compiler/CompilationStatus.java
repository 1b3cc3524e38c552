package dev.percolate.compiler;

import dev.percolate.diagnostics.Problem;
import dev.percolate.manifest.CompiledNode;
import dev.percolate.render.Introspection;
import java.util.List;

/** How far the compilation of a node has come. */
public sealed interface CompilationStatus {
  /** The node. */
  String uniqueId();

  /**
   * It is done.
   *
   * @param renderedCode the code before ephemeral models were placed in front
   * @param ephemerals unique ids of the ephemeral models that the node itself uses, in order
   * @param isRepeatable whether any command would make the same code at any time, as nothing but
   *     project, profile, variables and the options full_refresh and store_failures was read
   */
  record Complete(
      CompiledNode node, String renderedCode, List<String> ephemerals, boolean isRepeatable)
      implements CompilationStatus {
    @Override
    public String uniqueId() {
      return node.uniqueId();
    }
  }

  /**
   * It is suspended at a question to the warehouse.
   *
   * @param asker the node that must be told: itself, or one that compiles an ephemeral model which
   *     this one uses too
   * @param question which relations or what query it must know
   * @param sqlSoFar the code rendered until the question
   */
  record PendingIntrospection(
      String uniqueId, String asker, Introspection<?> question, String sqlSoFar)
      implements CompilationStatus {}

  /** Its code is wrong, or the warehouse refused. */
  record Failed(String uniqueId, Problem problem) implements CompilationStatus {}
}
