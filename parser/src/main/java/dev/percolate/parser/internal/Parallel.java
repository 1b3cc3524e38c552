package dev.percolate.parser.internal;

import dev.percolate.diagnostics.BugException;
import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.EventSink;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs one function on many items with all cores. Results, events and the first failure are those
 * of a run on one thread.
 *
 * <p>It is itself the event sink that the function must use: what is fired while an item is worked
 * on is kept and passed on in item order. Outside of {@link #map} events pass through at once.
 */
public final class Parallel implements EventSink {
  private static final int SMALL = 16;
  private static final int CHUNK = 8;
  // deep templates recurse deeply: the stack is that of a main thread, not a pool's
  static final long STACK_BYTES = 8L << 20;

  private final EventSink target;
  private final int threads;
  private final ThreadLocal<@Nullable List<Event>> kept = new ThreadLocal<>();
  private @Nullable List<Event> copies;

  public Parallel(EventSink target, int threads) {
    this.target = target;
    this.threads = threads;
  }

  /** How many threads it uses. */
  public int threads() {
    return threads;
  }

  @Override
  public void fire(Event event) {
    List<Event> events = kept.get();
    if (events == null) {
      if (copies != null) {
        copies.add(event);
      }
      target.fire(event);
    } else {
      events.add(event);
    }
  }

  /** Does a piece of work of this thread and gives the events that it fired. */
  public List<Event> during(Runnable work) {
    List<Event> fired = new ArrayList<>();
    copies = fired;
    try {
      work.run();
    } finally {
      copies = null;
    }
    return fired;
  }

  /** What became of one item. */
  private record Outcome<R>(
      @Nullable R result, List<Event> events, @Nullable RuntimeException failure) {}

  /**
   * The results in item order.
   *
   * @throws RuntimeException the failure of the first item that failed, after the events of those
   *     before it and its own were passed on
   */
  public <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function) {
    if (threads == 1 || items.size() < SMALL) {
      List<R> results = new ArrayList<>(items.size());
      for (T item : items) {
        results.add(function.apply(item));
      }
      return results;
    }
    @SuppressWarnings({"unchecked", "rawtypes"})
    @Nullable Outcome<R>[] outcomes = new @Nullable Outcome[items.size()];
    runOnAll(items, function, outcomes);
    List<R> results = new ArrayList<>(items.size());
    for (Outcome<R> outcome : outcomes) {
      collect(outcome, results);
    }
    return results;
  }

  @SuppressWarnings("NullAway") // a result is null exactly when the function's type allows it
  private <R> void collect(@Nullable Outcome<R> outcome, List<R> results) {
    if (outcome == null) {
      throw new BugException("an item was never worked on");
    }
    for (Event event : outcome.events) {
      fire(event);
    }
    if (outcome.failure != null) {
      throw outcome.failure;
    }
    results.add(outcome.result);
  }

  /**
   * Does work that gives values before it is its turn.
   *
   * @return null when it would fire an event, at which it is stopped: what comes of that, an error
   *     where warnings are errors, can be seen only in its turn
   */
  public <R> @Nullable Held<R> ahead(Consumer<Consumer<R>> work) {
    List<Event> outer = kept.get();
    List<R> values = new ArrayList<>(2);
    RuntimeException failure = null;
    Silence silence = new Silence();
    kept.set(silence);
    try {
      work.accept(values::add);
    } catch (RuntimeException e) {
      failure = e;
    } finally {
      kept.set(outer);
    }
    return silence.isEmpty() ? new Held<>(values, failure) : null;
  }

  /** The events of work that must not fire any. */
  private static final class Silence extends ArrayList<Event> {
    private static final long serialVersionUID = 1L;

    Silence() {
      super(0);
    }

    @Override
    public boolean add(Event event) {
      super.add(event);
      throw new BrokenSilence();
    }
  }

  private static final class BrokenSilence extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenSilence() {
      super("an event ahead of its turn", null, false, false);
    }
  }

  private <T, R> void runOnAll(
      List<T> items, Function<? super T, ? extends R> function, @Nullable Outcome<R>[] outcomes) {
    AtomicInteger next = new AtomicInteger();
    Runnable work =
        () -> {
          int start;
          while ((start = next.getAndAdd(CHUNK)) < outcomes.length) {
            int end = Math.min(start + CHUNK, outcomes.length);
            for (int i = start; i < end; i++) {
              outcomes[i] = run(items.get(i), function);
            }
          }
        };
    List<Thread> helpers = new ArrayList<>();
    for (int i = 1; i < threads; i++) {
      Thread helper = new Thread(null, work, "parse-" + i, STACK_BYTES);
      helper.start();
      helpers.add(helper);
    }
    work.run();
    for (Thread helper : helpers) {
      join(helper);
    }
  }

  private <T, R> Outcome<R> run(T item, Function<? super T, ? extends R> function) {
    List<Event> events = new ArrayList<>(0);
    kept.set(events);
    try {
      return new Outcome<>(function.apply(item), events, null);
    } catch (RuntimeException failure) {
      return new Outcome<>(null, events, failure);
    } finally {
      kept.remove();
    }
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
