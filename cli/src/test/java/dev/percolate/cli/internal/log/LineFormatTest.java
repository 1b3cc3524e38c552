package dev.percolate.cli.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineFormatTest {
  @ParameterizedTest
  @CsvSource({"0,0.00", "0.004,0.00", "0.056,0.06", "0.5,0.50", "12.05,12.05", "59.999,60.00"})
  void secondsHaveTwoDecimals(double seconds, String text) {
    assertThat(LineFormat.seconds(seconds)).isEqualTo(text);
  }
}
