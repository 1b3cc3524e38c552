package dev.percolate.runner.internal.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.percolate.adapters.api.ColumnType;
import dev.percolate.adapters.api.ResultTable;
import dev.percolate.adapters.api.Row;
import dev.percolate.jinja.value.modules.Json;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Differences as dbt 1.12.6 prints them, recorded with the library it uses. */
class TableDifferenceTest {
  @TestFactory
  Stream<DynamicTest> differencesReadAsRecorded() throws IOException {
    return recorded().stream()
        .map(
            line -> {
              Map<?, ?> entry = (Map<?, ?>) Objects.requireNonNull(Json.loads(line));
              return DynamicTest.dynamicTest(String.valueOf(entry.get("name")), () -> check(entry));
            });
  }

  private static void check(Map<?, ?> entry) {
    List<String> columns = new ArrayList<>();
    ((List<?>) entry.get("columns")).forEach(name -> columns.add(String.valueOf(name)));
    String rendered =
        TableDifference.render(
            columns,
            sorted(columns, (List<?>) entry.get("expected")),
            sorted(columns, (List<?>) entry.get("actual")));
    assertThat(rendered).isEqualTo(entry.get("rendered"));
  }

  private static List<List<@Nullable Object>> sorted(List<String> columns, List<?> rows) {
    List<Row> made = new ArrayList<>();
    for (Object row : rows) {
      List<@Nullable Object> values = new ArrayList<>();
      ((List<?>) row).forEach(value -> values.add(decoded(value)));
      made.add(new Row(values, columns));
    }
    List<ColumnType> types = Collections.nCopies(columns.size(), ColumnType.TEXT);
    List<List<@Nullable Object>> sorted = new ArrayList<>();
    new ResultTable(columns, types, made)
        .orderBy(columns, false)
        .rows()
        .forEach(row -> sorted.add(row.values()));
    return sorted;
  }

  private static @Nullable Object decoded(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> tagged)) {
      return value;
    }
    String text = String.valueOf(tagged.values().iterator().next());
    return switch (String.valueOf(tagged.keySet().iterator().next())) {
      case "decimal" -> new BigDecimal(text);
      case "date" -> LocalDate.parse(text);
      default -> LocalDateTime.parse(text);
    };
  }

  private static List<String> recorded() throws IOException {
    try (InputStream in =
        TableDifferenceTest.class.getResourceAsStream(
            "/dev/percolate/runner/table-differences.jsonl")) {
      byte[] bytes = Objects.requireNonNull(in).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    }
  }
}
