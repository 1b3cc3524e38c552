package dev.percolate.adapters.postgres.internal;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

/** A server's error, told as PostgreSQL's own client library tells it. */
final class ServerMessage {
  private static final int WIDTH = 60;
  private static final int RIGHT_OF_MARK = 10;

  /** What is told of a session that the server has ended. */
  private static final String ENDED =
      "server closed the connection unexpectedly\n\tThis probably means the server terminated"
          + " abnormally\n\tbefore or while processing the request.";

  private ServerMessage() {}

  /** The message with its severity, without any query. */
  static String withSeverity(SQLException failure) {
    ServerErrorMessage error = serverError(failure);
    return error == null
        ? String.valueOf(failure.getMessage())
        : error.getSeverity() + ":  " + error.getMessage();
  }

  /** The message without its severity, with the place in {@code sql} and what else is known. */
  static String of(SQLException failure, String sql) {
    if (tellsOfTheEnd(failure)) {
      return ENDED;
    }
    ServerErrorMessage error = serverError(failure);
    if (error == null) {
      return String.valueOf(failure.getMessage());
    }
    StringBuilder out = new StringBuilder(String.valueOf(error.getMessage())).append('\n');
    String inner = error.getInternalQuery();
    if (error.getPosition() > 0) {
      appendPlace(out, sql, error.getPosition() - 1);
    } else if (error.getInternalPosition() > 0 && inner != null) {
      appendPlace(out, inner, error.getInternalPosition() - 1);
    }
    append(out, "DETAIL:  ", error.getDetail());
    append(out, "HINT:  ", error.getHint());
    append(out, "QUERY:  ", inner);
    append(out, "CONTEXT:  ", error.getWhere());
    return out.toString().strip();
  }

  /** Whether there is no session any more: ended at the server, or its connection broken. */
  static boolean tellsOfTheEnd(SQLException failure) {
    String state = failure.getSQLState();
    return PSQLState.isConnectionError(state) || "57P01".equals(state);
  }

  private static @Nullable ServerErrorMessage serverError(SQLException failure) {
    return failure instanceof PSQLException e ? e.getServerErrorMessage() : null;
  }

  private static void append(StringBuilder out, String label, @Nullable String text) {
    if (text != null) {
      out.append(label).append(text).append('\n');
    }
  }

  /** The line of the error, cut to a readable width, and a mark under the place. */
  private static void appendPlace(StringBuilder out, String sql, int place) {
    int[] query = sql.codePoints().toArray();
    int mark = Math.min(place, query.length);
    int line = 1;
    int begin = 0;
    int end = query.length;
    for (int i = 0; i < query.length; i++) {
      int c = query[i];
      if (c == '\t') {
        query[i] = ' ';
      } else if (c == '\r' || c == '\n') {
        if (i >= mark) {
          end = i;
          break;
        }
        if (c == '\r' || i == 0 || query[i - 1] != '\r') {
          line++;
        }
        begin = i + 1;
      }
    }
    boolean cutLeft = false;
    boolean cutRight = false;
    if (end - begin > WIDTH) {
      if (begin + WIDTH >= mark + RIGHT_OF_MARK) {
        end = begin + WIDTH;
        cutRight = true;
      } else {
        cutRight = mark + RIGHT_OF_MARK < end;
        end = Math.min(end, mark + RIGHT_OF_MARK);
        cutLeft = end - begin > WIDTH;
        begin = Math.max(begin, end - WIDTH);
      }
    }
    int start = out.length();
    out.append("LINE ").append(line).append(": ").append(cutLeft ? "..." : "");
    int indent = out.length() - start + mark - begin;
    out.append(new String(query, begin, end - begin)).append(cutRight ? "...\n" : "\n");
    out.append(" ".repeat(indent)).append("^\n");
  }
}
