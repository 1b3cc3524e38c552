package dev.percolate.project.internal.deps;

import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tries what reaches outside again when it fails, as often as dbt does. */
final class Retries {
  private static final int MOST = 5;
  private static final long PAUSE_MILLIS = 1000;

  private Retries() {}

  /** Something that reaches outside. */
  @FunctionalInterface
  interface Attempt<T> {
    T run() throws IOException;
  }

  static <T> T run(Workshop workshop, Attempt<T> attempt) {
    for (int count = 0; ; count++) {
      try {
        return attempt.run();
      } catch (IOException e) {
        if (count == MOST) {
          throw ProblemException.of(
              ProblemKind.PLAIN, "External connection exception occurred: " + e.getMessage());
        }
        tell(workshop, count, String.valueOf(e.getMessage()));
        pause();
      }
    }
  }

  private static void tell(Workshop workshop, int count, String reason) {
    Map<String, @Nullable Object> cause = new LinkedHashMap<>();
    cause.put("exc", reason);
    workshop.tell(
        "M021", "RecordRetryException", Level.DEBUG, "External call exception: " + reason, cause);
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("attempt", (long) count);
    fields.put("max", (long) MOST);
    workshop.tell(
        "M020",
        "RetryExternalCall",
        Level.DEBUG,
        "Retrying external call. Attempt: " + count + " Max attempts: " + MOST,
        fields);
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProblemException.of(ProblemKind.PLAIN, "interrupted");
    }
  }
}
