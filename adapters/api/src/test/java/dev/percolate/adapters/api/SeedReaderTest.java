package dev.percolate.adapters.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Expected types and values were recorded from dbt_common's agate loader (agate 1.9.1). */
class SeedReaderTest {
  static List<String> recordedColumns() throws IOException {
    try (InputStream in = SeedReaderTest.class.getResourceAsStream("/seed-types.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("recordedColumns")
  void columnTypesAndValuesAreThoseOfAgate(String line) {
    String[] recorded = line.split("\t", -1);
    StringBuilder csv = new StringBuilder("k,c\n");
    for (String value : recorded[0].split("\\|", -1)) {
      csv.append("x,\"").append(value).append("\"\n");
    }
    ResultTable table = read(csv.toString());
    List<String> values = new ArrayList<>();
    for (Object value : table.values(1)) {
      values.add(
          value instanceof Double number
              ? Double.isNaN(number) ? "NaN" : number.toString()
              : Row.text(value));
    }
    assertThat(table.columnTypes().get(1).className()).isEqualTo(recorded[1]);
    assertThat(new FactsOnlyAdapter().convertType(table, 1)).isEqualTo(recorded[2]);
    assertThat(String.join(";", values)).isEqualTo(recorded[3]);
  }

  private static ResultTable read(String csv) {
    return SeedReader.parse(csv, Set.of(), ',');
  }

  private static void assertRead(String csv, char delimiter, String... lines) {
    ResultTable table = SeedReader.parse(csv, Set.of(), delimiter);
    List<String> shown = new ArrayList<>();
    shown.add(table.columnNames().toString());
    table.rows().forEach(row -> shown.add(row.values().toString()));
    assertThat(shown).containsExactly(lines);
  }

  @Test
  void fieldsAreSplitByPythonsRules() {
    assertRead("a,b\n1,\"un\"quoted\"\n", ',', "[a, b]", "[1, unquoted\"]");
    assertRead("a,b\n1,\"x\"\"y\"\n", ',', "[a, b]", "[1, x\"y]");
    assertRead("a,b\n1,\"x\ny\"\r\n2,z", ',', "[a, b]", "[1, x\ny]", "[2, z]");
    assertRead("\ufeffa,b\n1,2\n", ',', "[a, b]", "[1, 2]");
    assertRead("a,b\n1\n\n2,3\n", ',', "[a, b]", "[1, null]", "[null, null]", "[2, 3]");
    assertRead("a;b\n1;2,5\n", ';', "[a, b]", "[1, 25]");
    assertRead("a,b\rx,y\rz,w", ',', "[a, b]", "[x, y]", "[z, w]");
    assertRead("a,b\n\"1,2\n", ',', "[a, b]", "[12, null]");
    assertRead("a,b\n1,x\"y\"z\n", ',', "[a, b]", "[1, x\"y\"z]");
  }

  @Test
  void namesAreMadeUnique() {
    assertRead("a,a,b\n1,2,3\n", ',', "[a, a_2, b]", "[1, 2, 3]");
    assertRead("a,,b\n1,2,3\n", ',', "[a, b, b_2]", "[1, 2, 3]");
    assertRead("a,a_2,a\n1,2,3\n", ',', "[a, a_2, a_3]", "[1, 2, 3]");
    assertRead("\n1,2\n", ',', "[a, b]", "[1, 2]");
  }

  @Test
  void aLongRowIsAnError() {
    assertThatThrownBy(() -> read("a,b\n1, \"x, y\"\n"))
        .hasMessage("Row 0 has 3 values, but Table only has 2 columns.");
    assertThatThrownBy(() -> read(""))
        .hasMessage("value was undefined because a callable raised a StopIteration exception");
  }

  @Test
  void columnsWithoutValuesAreIntegers() {
    assertThat(read("a,b\n").columnTypes()).containsExactly(ColumnType.INTEGER, ColumnType.INTEGER);
    assertThat(read("a,b\n1\n").columnTypes())
        .containsExactly(ColumnType.NUMBER, ColumnType.INTEGER);
  }

  @Test
  void forcedColumnsStayText() {
    ResultTable table = SeedReader.parse("a,b\n007,1\nnull,2\n,3\n x ,4\n", Set.of("a"), ',');
    assertThat(table.values(0)).containsExactly("007", null, null, " x ");
    assertThat(table.columnTypes()).containsExactly(ColumnType.TEXT, ColumnType.NUMBER);
  }
}
