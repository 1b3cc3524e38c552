package dev.percolate.parser.internal.osi;

import dev.percolate.parser.internal.osi.SqlExpression.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The aggregation that a whole expression is.
 *
 * @param kind such as {@code count_distinct}
 * @param column what is aggregated, without the name of a dataset
 * @param source the same as written, or null where dbt does not look at it
 */
record OsiAggregation(
    String kind, String column, @Nullable Double percentile, @Nullable String source) {

  private static final Map<String, String> PLAIN =
      Map.of("SUM", "sum", "AVG", "average", "MIN", "min", "MAX", "max", "COUNT", "count");
  private static final double HALF = 0.5;

  /** Null for an expression that is no aggregation. */
  static @Nullable OsiAggregation of(SqlExpression expression) {
    if (expression.kind() == Kind.ORDERED_GROUP) {
      return percentile(expression.parts().getFirst(), expression.parts().getLast().bareName());
    }
    String kind = PLAIN.get(expression.name());
    List<SqlExpression> arguments = expression.parts();
    if (expression.kind() != Kind.CALL || kind == null || arguments.isEmpty()) {
      return null;
    }
    SqlExpression first = arguments.getFirst();
    if (first.kind() == Kind.DISTINCT) {
      return distinct(kind, first);
    }
    boolean takesOne = kind.equals("sum") || kind.equals("average");
    if (takesOne && arguments.size() > 1) {
      return null;
    }
    if (kind.equals("sum") && first.kind() == Kind.CASE) {
      return isOneOrZero(first)
          ? new OsiAggregation("sum_boolean", first.parts().getFirst().sql(), null, first.sql())
          : null;
    }
    return new OsiAggregation(kind, first.bareName(), null, first.sql());
  }

  private static @Nullable OsiAggregation distinct(String kind, SqlExpression values) {
    String source = values.parts().getFirst().sql();
    if (!kind.equals("count")) {
      return new OsiAggregation(kind, values.bareName(), null, source);
    }
    return values.parts().size() == 1
        ? new OsiAggregation("count_distinct", values.parts().getFirst().bareName(), null, source)
        : null;
  }

  private static boolean isOneOrZero(SqlExpression choice) {
    return choice.parts().size() == 3
        && isLiteral(choice.parts().get(1), "1")
        && isLiteral(choice.parts().get(2), "0");
  }

  private static boolean isLiteral(SqlExpression value, String text) {
    return value.kind() == Kind.LITERAL && value.name().equals(text);
  }

  private static @Nullable OsiAggregation percentile(SqlExpression call, String column) {
    boolean isContinuous = call.isCall("PERCENTILE_CONT");
    if (!isContinuous && !call.isCall("PERCENTILE_DISC")) {
      return null;
    }
    double percentile;
    try {
      percentile = Double.parseDouble(call.parts().isEmpty() ? "" : call.parts().getFirst().name());
    } catch (NumberFormatException _) {
      return null;
    }
    return percentile == HALF && isContinuous
        ? new OsiAggregation("median", column, null, null)
        : new OsiAggregation("percentile", column, percentile, null);
  }
}
