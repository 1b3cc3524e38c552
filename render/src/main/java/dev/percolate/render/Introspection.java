package dev.percolate.render;

import dev.percolate.adapters.api.AdapterMethod;
import dev.percolate.adapters.api.AdapterResponse;
import dev.percolate.adapters.api.Column;
import dev.percolate.adapters.api.ConnectionPool;
import dev.percolate.adapters.api.Relation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question that a template asks the warehouse.
 *
 * @param <A> the answer
 */
public sealed interface Introspection<A> {
  /** Whether something can be its answer; none stands for: ask as dbt's macros do. */
  default boolean takes(@Nullable Object answer) {
    return switch (this) {
      case Query _ -> answer instanceof ConnectionPool.Execution;
      case Statement _ -> answer instanceof AdapterResponse;
      case Method _ -> answer instanceof Answer;
      case Columns _ -> answer == null || isAll(answer, Column.class);
      case QueryColumns _ -> isAll(answer, Column.class);
      case Relations _ -> answer == null || isAll(answer, Relation.class);
    };
  }

  private static boolean isAll(@Nullable Object answer, Class<?> type) {
    return answer instanceof List<?> list && list.stream().allMatch(type::isInstance);
  }

  /** {@code adapter.execute}: what {@code statement} and {@code run_query} come down to. */
  record Query(String sql, boolean autoBegin, boolean fetch, long limit)
      implements Introspection<ConnectionPool.Execution> {}

  /** {@code adapter.add_query}: a statement without rows. */
  record Statement(
      String sql,
      boolean autoBegin,
      @Nullable List<? extends @Nullable Object> bindings,
      boolean abridged)
      implements Introspection<AdapterResponse> {}

  /** {@code adapter.get_columns_in_relation}. */
  record Columns(Relation relation) implements Introspection<List<Column>> {}

  /** The relations of a schema: {@code adapter.get_relation} and its like ask so. */
  record Relations(@Nullable String database, String schema)
      implements Introspection<List<Relation>> {}

  /** {@code adapter.get_column_schema_from_query}: the columns a query would have. */
  record QueryColumns(String sql) implements Introspection<List<Column>> {}

  /**
   * A method that only this adapter has.
   *
   * @param arguments one for each parameter, unwrapped
   */
  record Method(AdapterMethod method, List<@Nullable Object> arguments)
      implements Introspection<Answer> {
    public Method {
      arguments = Collections.unmodifiableList(new ArrayList<>(arguments));
    }
  }

  /** An answer that may be none. */
  record Answer(@Nullable Object value) {}
}
