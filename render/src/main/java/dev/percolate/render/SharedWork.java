package dev.percolate.render;

import dev.percolate.diagnostics.HeldEvents;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Work that several threads need and that is done once, by the first of them. Safe for use by many
 * threads.
 *
 * @param <T> what it comes to
 */
public final class SharedWork<T> {
  private final CompletableFuture<T> done = new CompletableFuture<>();
  private final HeldEvents.Held told = new HeldEvents.Held();
  private final AtomicReference<@Nullable Object> owner = new AtomicReference<>();

  /** Takes the work on, unless somebody else did; tells whether it is this one's. */
  public boolean claim(Object by) {
    return owner.compareAndSet(null, by);
  }

  /** Who took it on, or null. */
  public @Nullable Object owner() {
    return owner.get();
  }

  /** What is told while it is done. */
  public HeldEvents.Held told() {
    return told;
  }

  /** Done when the work is. */
  public CompletableFuture<T> done() {
    return done;
  }

  /** Does the work, on the thread of who took it on. */
  public T perform(Supplier<T> work) {
    try {
      T result = work.get();
      done.complete(result);
      return result;
    } catch (RuntimeException | Error e) {
      done.completeExceptionally(e);
      throw e;
    }
  }

  /** What the work came to; waits for it. Throws what it failed with. */
  public T join() {
    try {
      return done.join();
    } catch (CompletionException e) {
      throw switch (e.getCause()) {
        case RuntimeException failure -> failure;
        case Error error -> throw error;
        case null, default -> e;
      };
    }
  }
}
