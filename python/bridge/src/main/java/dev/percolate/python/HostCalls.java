package dev.percolate.python;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.render.HostFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Calls of Python's functions. A template's thread puts its call down and waits; Python's thread
 * takes all that lie there at once, and answers them at once.
 */
final class HostCalls {
  /** Stands for the end of the work. */
  private static final Call END = new Call(-1, "", List.of(), Map.of(), new CompletableFuture<>());

  private final LinkedBlockingQueue<Call> waiting = new LinkedBlockingQueue<>();
  private final Map<Long, Call> taken = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();
  private volatile boolean isGivenUp;

  private record Call(
      long number,
      String function,
      List<? extends @Nullable Object> positional,
      Map<String, ? extends @Nullable Object> named,
      CompletableFuture<@Nullable Object> answer) {
    List<Object> described() {
      return List.of(number, function, positional, named);
    }

    void refuse(String reason) {
      answer.completeExceptionally(ProblemException.runtime(reason));
    }
  }

  /** The function of that name. */
  HostFunction function(String name) {
    return (positional, named) -> {
      Call call =
          new Call(numbers.incrementAndGet(), name, positional, named, new CompletableFuture<>());
      waiting.add(call);
      if (isGivenUp) {
        call.refuse("interrupted");
      }
      try {
        return call.answer().get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw ProblemException.runtime("interrupted");
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException problem
            ? problem
            : new IllegalStateException(e.getCause());
      }
    };
  }

  void begin() {
    waiting.removeIf(call -> call == END);
  }

  void end() {
    waiting.add(END);
  }

  /** No call is answered any more. */
  void giveUp() {
    isGivenUp = true;
    waiting.forEach(call -> call.refuse("interrupted"));
    taken.values().forEach(call -> call.refuse("interrupted"));
  }

  @Nullable String next(long millis) throws InterruptedException {
    Call first = waiting.poll(millis, TimeUnit.MILLISECONDS);
    if (first == null) {
      return "";
    }
    List<Call> batch = new ArrayList<>();
    batch.add(first);
    waiting.drainTo(batch);
    if (batch.remove(END)) {
      // nothing of the work is left then that could still call
      if (batch.isEmpty()) {
        return null;
      }
      waiting.add(END);
    }
    batch.forEach(call -> taken.put(call.number(), call));
    return TaggedJson.dumps(batch.stream().map(Call::described).toList());
  }

  void answer(String answers) {
    if (!(TaggedJson.loads(answers) instanceof List<?> list)) {
      throw new IllegalArgumentException("answers are a list");
    }
    for (Object item : list) {
      List<?> answer = (List<?>) item;
      Call call = taken.remove((Long) answer.get(0));
      if (call == null) {
        continue;
      }
      if (Boolean.TRUE.equals(answer.get(1))) {
        call.answer().complete(answer.get(2));
      } else {
        call.refuse(String.valueOf(answer.get(2)));
      }
    }
  }
}
