package dev.percolate.compiler;

import java.util.List;

/**
 * Nodes compiled together, in the order they were named.
 *
 * @param compiled what is done
 * @param pending what is suspended at a question to the warehouse
 * @param failed what went wrong
 */
public record CompilationBatch(
    List<CompilationStatus.Complete> compiled,
    List<CompilationStatus.PendingIntrospection> pending,
    List<CompilationStatus.Failed> failed,
    Statistics statistics) {

  public CompilationBatch {
    compiled = List.copyOf(compiled);
    pending = List.copyOf(pending);
    failed = List.copyOf(failed);
  }

  /**
   * How the work went.
   *
   * @param nodes how many nodes were asked for
   * @param pure how many are compiled and never asked the warehouse
   * @param introspecting how many asked the warehouse
   * @param waiting how many wait for an answer now
   * @param failed how many went wrong
   * @param questions how many questions were put
   */
  public record Statistics(
      int nodes, int pure, int introspecting, int waiting, int failed, int questions) {}
}
