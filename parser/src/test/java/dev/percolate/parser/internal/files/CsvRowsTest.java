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
}
