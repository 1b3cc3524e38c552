package dev.percolate.engine;

import dev.percolate.compiler.BatchCompiler;
import dev.percolate.compiler.CompilationBatch;
import dev.percolate.compiler.CompilationStatus;
import dev.percolate.manifest.Manifest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parsed project whose nodes are compiled by id, on all cores. Introspection stands apart: a node
 * that asks the warehouse is suspended where it stands, with its question as data, and goes on once
 * it is answered, by the warehouse or by the caller; it is never rendered twice. For one thread at
 * a time. Close it to give up what waits and to let go of the warehouse.
 */
public final class Compilations implements AutoCloseable {
  private final Session session;
  private final Parsed parsed;
  private final BatchCompiler compiler;

  Compilations(Session session, Parsed parsed, BatchCompiler compiler) {
    this.session = session;
    this.parsed = parsed;
    this.compiler = compiler;
  }

  /** The manifest, as parsed. */
  public Manifest manifest() {
    return parsed.manifest();
  }

  /**
   * Compiles nodes and asks the warehouse whatever they want to know, also for nodes that an
   * earlier call left waiting.
   *
   * @param ids unique ids of models, tests, snapshots, analyses or functions
   * @throws dev.percolate.diagnostics.ProblemException when an id names none
   */
  public CompilationBatch compileBatch(List<String> ids) {
    return compiler.compileBatch(ids);
  }

  /** Compiles nodes as far as they get without the warehouse; no connection is opened. */
  public CompilationBatch compileBatchPure(List<String> ids) {
    return compiler.compileBatchPure(ids);
  }

  /**
   * Tells a waiting node what it wants to know.
   *
   * @param answer for {@code Query} a {@code ConnectionPool.Execution}, for {@code Columns} and
   *     {@code QueryColumns} a list of {@code Column}, for {@code Relations} a list of {@code
   *     Relation}, for {@code Statement} an {@code AdapterResponse}, for {@code Method} an {@code
   *     Introspection.Answer}; null for {@code Columns} and {@code Relations} makes the node ask by
   *     the query of dbt's macros
   * @return how far the node has come now
   * @throws dev.percolate.diagnostics.ProblemException when it does not wait, or another answer is
   *     wanted
   */
  public CompilationStatus completeIntrospection(String id, @Nullable Object answer) {
    return compiler.completeIntrospection(id, answer);
  }

  /** Tells a waiting node that the warehouse refused, and with what message. */
  public CompilationStatus failIntrospection(String id, String message) {
    return compiler.failIntrospection(id, message);
  }

  /** The state of all nodes named so far. */
  public CompilationBatch state() {
    return compiler.state();
  }

  /** The session, for other shapes of the same calls. */
  Session session() {
    return session;
  }

  @Override
  public void close() {
    try {
      compiler.close();
    } finally {
      session.close();
    }
  }
}
