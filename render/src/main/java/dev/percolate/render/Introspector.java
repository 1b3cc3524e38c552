package dev.percolate.render;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers what templates ask the warehouse. The calling thread waits for its answer. Safe for use
 * by many threads.
 */
public interface Introspector {
  /**
   * The answer.
   *
   * @return null when the question must be put as dbt's macros put it; never for a {@link
   *     Introspection.Query}, for they come down to these
   * @throws dev.percolate.diagnostics.ProblemException when the warehouse refuses
   */
  <A> @Nullable A ask(Introspection<A> question);

  /** Commits what the caller has open. */
  void commit();

  /** What the caller's connection is called in messages. */
  String connectionName();

  /** Does work that others need too, unless one of them does; then waits for it. */
  default <T> T once(SharedWork<T> shared, Supplier<T> work) {
    return shared.claim(Thread.currentThread()) ? shared.perform(work) : shared.join();
  }

  /**
   * Renders a piece of code, after which the caller asks no more on the same connection.
   *
   * @param soFar the text that is already there, to be shown while the caller waits for an answer
   */
  default String rendering(Supplier<String> soFar, Supplier<String> work) {
    return work.get();
  }
}
