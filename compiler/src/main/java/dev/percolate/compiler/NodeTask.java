package dev.percolate.compiler;

import dev.percolate.diagnostics.BugException;
import dev.percolate.diagnostics.HeldEvents;
import dev.percolate.render.Introspection;
import dev.percolate.render.SharedWork;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The work on one node, which may be suspended at a question to the warehouse.
 *
 * @param <R> its result
 */
public final class NodeTask<R> {
  private final String uniqueId;
  private final String threadName;
  private final HeldEvents.Held told = new HeldEvents.Held();

  // guarded by the NodeTasks
  private boolean isDone;
  private @Nullable R result;
  private @Nullable Throwable failure;
  private @Nullable Question<?> question;
  private @Nullable SharedWork<?> blockedOn;
  private @Nullable Thread thread;
  private int asked;

  // of the task's own thread
  private @Nullable Lane lane;
  private @Nullable Supplier<String> text;

  /**
   * What a question got.
   *
   * @param again whether it should be put once more, as it is answered in another way now
   */
  record Answer<A>(@Nullable A value, boolean again) {}

  /** A question and the answer that somebody waits for. */
  record Question<A>(Introspection<A> asked, CompletableFuture<Answer<A>> answer) {
    Question(Introspection<A> asked) {
      this(asked, new CompletableFuture<>());
    }

    @SuppressWarnings("unchecked") // the caller checked it against the question
    void answer(@Nullable Object value) {
      answer.complete(new Answer<>((A) value, false));
    }

    void again() {
      answer.complete(new Answer<>(null, true));
    }
  }

  NodeTask(String uniqueId, String threadName) {
    this.uniqueId = uniqueId;
    this.threadName = threadName;
  }

  /** The node. */
  public String uniqueId() {
    return uniqueId;
  }

  /** The name of the thread it is worked on. */
  public String threadName() {
    return threadName;
  }

  HeldEvents.Held told() {
    return told;
  }

  /** Whether there is nothing left to do. */
  public boolean isDone() {
    return isDone;
  }

  /** What it came to, when it is done and did not fail. */
  public R result() {
    if (failure != null || result == null) {
      throw new BugException("a node's result is read when there is one", failure);
    }
    return result;
  }

  /** What it failed with, or null. */
  public @Nullable Throwable failure() {
    return failure;
  }

  /** What it waits to be told, or null. */
  public @Nullable Introspection<?> question() {
    Question<?> known = question;
    return known == null ? null : known.asked();
  }

  /** The code rendered until the question; empty when there is none. */
  public String textSoFar() {
    Supplier<String> known = text;
    return known == null || question == null ? "" : known.get();
  }

  /** How many questions it has put. */
  public int asked() {
    return asked;
  }

  void started(Thread on) {
    thread = on;
  }

  void interrupt() {
    if (thread != null) {
      thread.interrupt();
    }
  }

  void done(@Nullable R value, @Nullable Throwable problem) {
    result = value;
    failure = problem;
    isDone = true;
  }

  void ask(@Nullable Question<?> next) {
    question = next;
  }

  void count() {
    asked++;
  }

  @Nullable Question<?> pending() {
    return question;
  }

  void block(@Nullable SharedWork<?> other) {
    blockedOn = other;
  }

  @Nullable SharedWork<?> blockedOn() {
    return blockedOn;
  }

  @Nullable Lane lane() {
    return lane;
  }

  void lease(@Nullable Lane leased) {
    lane = leased;
  }

  @Nullable Supplier<String> text() {
    return text;
  }

  void show(@Nullable Supplier<String> newText) {
    text = newText;
  }
}
