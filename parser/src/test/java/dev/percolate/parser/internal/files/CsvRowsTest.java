package dev.percolate.parser.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Expected values are those of Python's {@code csv.DictReader}. */
final class CsvRowsTest {
  @Test
  void quotedCellsMayHoldCommasQuotesAndLines() {
    assertThat(CsvRows.read("a,b\n\"x,\"\"y\"\"\",\"1\n2\"\n").toString())
        .isEqualTo("[{a=x,\"y\", b=1\n2}]");
  }

  @Test
  void shortRowsGetNullsAndBlankLinesAreSkipped() {
    assertThat(CsvRows.read("a,b\r\n1\r\n\r\n,2").toString())
        .isEqualTo("[{a=1, b=null}, {a=, b=2}]");
  }

  @Test
  void oddTextsAreReadAsPythonReadsThem() {
    assertThat(CsvRows.read("\na,b\n1,2\n").toString()).isEqualTo("[{null=[a, b]}, {null=[1, 2]}]");
    assertThat(CsvRows.read("a,b\n\"x\"y,\"p\"\"q\"\n").toString()).isEqualTo("[{a=xy, b=p\"q}]");
    assertThat(CsvRows.read("a,\"b\"\n\"\"\",\"\n").toString()).isEqualTo("[{a=\",, b=null}]");
    assertThat(CsvRows.read("a,b\n\"1\n").toString()).isEqualTo("[{a=1\n, b=null}]");
    assertThat(CsvRows.read("a,b\n 1, \"2\"\n1,2,3,4\n,\n").toString())
        .isEqualTo("[{a= 1, b= \"2\"}, {a=1, b=2, null=[3, 4]}, {a=, b=}]");
    assertThat(CsvRows.read("a,a\n1,2\n").toString()).isEqualTo("[{a=2}]");
    assertThat(CsvRows.read("")).isEmpty();
  }
}
