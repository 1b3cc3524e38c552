package dev.percolate.adapters.postgres.internal;

import dev.percolate.adapters.api.Session;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import org.jspecify.annotations.Nullable;

/** Opens sessions at the server of a profile. Knows no driver class until it does. */
record PostgresServer(PostgresCredentials credentials) implements Session.Opener {
  @Override
  public Session open() {
    for (long attempt = 1; ; attempt++) {
      try {
        return PostgresDriver.open(credentials);
      } catch (ProblemException e) {
        // dbt 1.12: every failure to connect is tried again, after the square of the try's number
        if (attempt > credentials.retries()) {
          throw e;
        }
      }
      pause(attempt * attempt);
    }
  }

  private static void pause(long seconds) {
    try {
      Thread.sleep(1000 * seconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProblemException.of(ProblemKind.DATABASE, "interrupted while connecting");
    }
  }

  /** Sent with the first statement of a transaction, unasked. */
  @Override
  public @Nullable String beginStatement() {
    return null;
  }

  @Override
  public @Nullable String commitStatement() {
    return credentials.autocommits() ? null : "COMMIT";
  }
}
