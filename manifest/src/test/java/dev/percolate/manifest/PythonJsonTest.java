package dev.percolate.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected texts were recorded from {@code json.dumps} of Python 3.11. */
class PythonJsonTest {

  @ParameterizedTest
  @CsvSource({
    "0.0, 0.0",
    "-0.0, -0.0",
    "1.0, 1.0",
    "0.1, 0.1",
    "0.001, 0.001",
    "0.0009999, 0.0009999",
    "0.0001, 0.0001",
    "9.9e-05, 9.9e-05",
    "1e-05, 1e-05",
    "123456.789, 123456.789",
    "1000000.0, 1000000.0",
    "10000000.0, 10000000.0",
    "12345678.9, 12345678.9",
    "1000000000000000.0, 1000000000000000.0",
    "9999999999999998.0, 9999999999999998.0",
    "1e+16, 1e+16",
    "1.5e+16, 1.5e+16",
    "1e+22, 1e+22",
    "1763864300.0, 1763864300.0",
    "1763864371.123456, 1763864371.123456",
    "-2.5e-07, -2.5e-07",
    "5e-324, 5e-324",
    "1.7976931348623157e+308, 1.7976931348623157e+308",
    "Infinity, Infinity",
    "NaN, NaN",
    "100.0, 100.0",
    "0.002, 0.002",
    "1e+100, 1e+100",
    "-0.00035233447033367526, -0.00035233447033367526",
    "-2.1035300715365303e-10, -2.1035300715365303e-10",
    "-8.551274266649144e-07, -8.551274266649144e-07",
    "-2.6862216617482893e-10, -2.6862216617482893e-10",
    "8.194081262862046, 8.194081262862046",
    "-925008683116030.2, -925008683116030.2",
    "-163.65569725848107, -163.65569725848107",
    "-818573973312269.9, -818573973312269.9",
    "-8.817789878420218e-06, -8.817789878420218e-06",
    "8.948994014149749e-10, 8.948994014149749e-10",
    "1542058972349.9734, 1542058972349.9734",
    "-90.08213732204571, -90.08213732204571"
  })
  void floatsAreWrittenAsPythonWritesThem(double number, String expected) {
    assertThat(PythonJson.dumps(number)).isEqualTo(expected);
  }

  @Test
  void everythingBeyondPrintableAsciiIsEscaped() {
    assertThat(PythonJson.dumps("a\"b\\c/\n\t\r\b\f\u0000\u007f\u00e9\ud83d\ude00~"))
        .isEqualTo("\"a\\\"b\\\\c/\\n\\t\\r\\b\\f\\u0000\\u007f\\u00e9\\ud83d\\ude00~\"");
  }

  @Test
  void containersUsePythonsSeparators() {
    Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
    map.put("a", List.of(1L, true, List.of()));
    map.put(null, null);
    map.put(2L, Map.of());
    map.put(true, new BigInteger("123456789012345678901234567890"));

    assertThat(PythonJson.dumps(map))
        .isEqualTo(
            "{\"a\": [1, true, []], \"null\": null, \"2\": {}, \"true\": 123456789012345678901234567890}");
    assertThat(PythonJson.dumps(List.of(Map.of("a", List.of(1L, 2L)), List.of()), 4))
        .isEqualTo(
            "[\n    {\n        \"a\": [\n            1,\n            2\n        ]\n    },\n    []\n]");
  }

  @Test
  void decimalsAndTimesTakeDbtsForm() {
    assertThat(PythonJson.dumps(new BigDecimal("1.50"))).isEqualTo("1.5");
    assertThat(PythonJson.dumps(LocalDate.of(2026, 1, 2))).isEqualTo("\"2026-01-02\"");
    assertThat(PythonJson.dumps(LocalDateTime.of(2026, 1, 2, 3, 4, 5)))
        .isEqualTo("\"2026-01-02T03:04:05\"");
    assertThat(PythonJson.dumps(OffsetDateTime.parse("2026-01-02T03:04:05.000678Z")))
        .isEqualTo("\"2026-01-02T03:04:05.000678+00:00\"");
  }

  @Test
  void aTextLongerThanTheBufferIsWrittenWhole() {
    String text = "\u00e9x".repeat(100_000);
    assertThat(PythonJson.dumps(text)).hasSize(2 + 7 * 100_000).endsWith("\\u00e9x\"");
  }
}
