package dev.percolate.adapters.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Expected texts were recorded from agate 1.9.1 through dbt_common's table_from_data_flat. */
class ResultTableTest {
  private static final ResultTable MIXED =
      ResultTable.ofQuery(
          List.of("a", "b", "c", "d", "e", "f", "g", "h", "i"),
          List.of(
              Arrays.asList(
                  1L,
                  1.5,
                  "x",
                  true,
                  LocalDate.of(2020, 1, 1),
                  LocalDateTime.of(2020, 1, 1, 1, 2, 3),
                  Duration.ofDays(1),
                  null,
                  LocalTime.of(1, 2)),
              Arrays.asList(
                  new BigInteger("12345678901234567890"),
                  -1234567.12345,
                  "a".repeat(30),
                  null,
                  null,
                  null,
                  null,
                  null,
                  null)));

  @Test
  void aPrintedTableLooksLikeAgates() {
    assertThat(MIXED.printTable(-1, 6, 20))
        .isEqualTo(
            """
            |                    a |               b | c                    |    d |          e |                   f | ... |
            | -------------------- | --------------- | -------------------- | ---- | ---------- | ------------------- | --- |
            |                    1 |          1.500… | x                    | True | 2020-01-01 | 2020-01-01 01:02:03 | ... |
            | 12345678901234567890 | -1,234,567.123… | aaaaaaaaaaaaaaaaa... |      |            |                     | ... |
            """);
    assertThat(numbers("1000.00", "2", "-3.000").printTable(-1, -1, 20))
        .isEqualTo("|     n |\n| ----- |\n| 1,000 |\n|     2 |\n|    -3 |\n");
    assertThat(numbers("1234.5678", "0.0625", "12.0005", "12.0015").printTable(2, -1, 20))
        .isEqualTo(
            "|          n |\n| ---------- |\n| 1,234.568… |\n|     0.062… |\n|        ... |\n");
    assertThat(numbers("2.5", "1E+10").printTable(-1, -1, 20))
        .isEqualTo(
            "|                n |\n| ---------------- |\n|              2.5 |\n"
                + "| 10,000,000,000.0 |\n");
  }

  private static ResultTable numbers(String... values) {
    return ResultTable.ofQuery(
        List.of("n"), Arrays.stream(values).map(v -> List.of(new BigDecimal(v))).toList());
  }

  @Test
  void theTextOfATableIsItsStructure() {
    assertThat(MIXED.select(List.of("h", "g", "f", "b")))
        .hasToString(
            """
            | column | data_type |
            | ------ | --------- |
            | h      | Integer   |
            | g      | Text      |
            | f      | DateTime  |
            | b      | Number    |
            """);
  }

  @Test
  void theTextOfARowIsItsFirstFiveValues() {
    assertThat(MIXED.row(0))
        .hasToString("<agate.Row: (1, Decimal('1.5'), 'x', True, datetime.date(2020, 1, 1), ...)>");
    assertThat(MIXED.row(1))
        .hasToString(
            "<agate.Row: (12345678901234567890, Decimal('-1234567.12345'),"
                + " 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', None, None, ...)>");
  }

  @Test
  void tablesAreWrittenAsCsvAndJson() {
    ResultTable first = MIXED.limit(0, 1);
    assertThat(first.toCsv())
        .isEqualTo(
            "a,b,c,d,e,f,g,h,i\n"
                + "1,1.5,x,True,2020-01-01,2020-01-01T01:02:03,\"1 day, 0:00:00\",,01:02:00\n");
    assertThat(first.toJson())
        .isEqualTo(
            "[{\"a\": 1, \"b\": 1.5, \"c\": \"x\", \"d\": true, \"e\": \"2020-01-01\", \"f\":"
                + " \"2020-01-01T01:02:03\", \"g\": \"1 day, 0:00:00\", \"h\": null, \"i\":"
                + " \"01:02:00\"}]");
  }

  @Test
  void listsAndDictionariesBecomeJsonText() {
    Map<String, Object> struct = new LinkedHashMap<>();
    struct.put("a", new BigDecimal("1.5"));
    struct.put("b", LocalDate.of(2020, 1, 1));
    ResultTable table =
        ResultTable.ofQuery(List.of("n", "m"), List.of(List.of(List.of(1L, 2L), struct)));
    assertThat(table.row(0))
        .hasToString("<agate.Row: ('[1, 2]', '{\"a\": 1.5, \"b\": \"2020-01-01\"}')>");
  }

  @Test
  void columnTypesFollowTheValues() {
    ResultTable table =
        ResultTable.ofQuery(
            List.of("n", "m", "k"), List.of(List.of(true, 1L, "1"), List.of(false, 2.5, "")));
    assertThat(table.columnTypes())
        .containsExactly(ColumnType.BOOLEAN, ColumnType.NUMBER, ColumnType.TEXT);
    assertThat(table.row(0)).hasToString("<agate.Row: (True, Decimal('1'), '1')>");
    assertThat(ResultTable.ofQuery(List.of("n"), List.of()).columnTypes())
        .containsExactly(ColumnType.INTEGER);
    assertThat(ResultTable.ofQuery(List.of("n"), List.of(List.of(Double.NaN))).row(0))
        .hasToString("<agate.Row: (Decimal('NaN'))>");
  }

  @Test
  void tablesAreReshaped() {
    ResultTable table =
        ResultTable.ofQuery(
            List.of("k", "v"),
            List.of(List.of("b", 2L), List.of("a", 1L), Arrays.asList(null, 3L)));
    assertThat(table.orderBy(List.of("k"), false).values(1)).containsExactly(1L, 2L, 3L);
    assertThat(table.orderBy(List.of("v"), true).values(1)).containsExactly(3L, 2L, 1L);
    assertThat(table.exclude(List.of("k")).columnNames()).containsExactly("v");
    assertThat(table.rename(Map.of("v", "w")).row(0).get("w")).isEqualTo(2L);
    assertThat(table.where(row -> row.get("k") != null).size()).isEqualTo(2);
    assertThat(table.groupBy("k").keySet()).containsExactly("b", "a", "None");
    assertThat(table.join(table.rename(List.of("k", "w")), "k", "k").columnNames())
        .containsExactly("k", "v", "w");
    assertThat(table.distinct("k").size()).isEqualTo(3);
    ResultTable keyed =
        ResultTable.ofQuery(
            List.of("k", "v"), List.of(List.of("a", 1L), List.of("b", 2L), List.of("a", 3L)));
    assertThat(keyed.pivot("k").toCsv()).isEqualTo("k,Count\na,2\nb,1\n");
    assertThat(keyed.normalize(List.of("k"), List.of("v")).toCsv())
        .isEqualTo("k,property,value\na,v,1\nb,v,2\na,v,3\n");
    assertThat(keyed.sum("v")).isEqualByComparingTo("6");
  }
}
