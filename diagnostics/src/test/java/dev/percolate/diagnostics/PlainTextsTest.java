package dev.percolate.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Expected texts were recorded from Python 3.11 by {@code recorder/record_texts.py}. */
class PlainTextsTest {

  private static Map<String, @Nullable Object> values() {
    Map<String, @Nullable Object> inner = new LinkedHashMap<>();
    inner.put("y", 2L);
    inner.put("x", new LinkedHashMap<>());
    Map<String, @Nullable Object> dict = new LinkedHashMap<>();
    dict.put("b", List.of(1L, inner));
    dict.put("a", "é");
    dict.put("c", List.of());
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("none", null);
    values.put("true", true);
    values.put("long", -7L);
    values.put("big", BigInteger.TEN.pow(20));
    values.put("empty", "");
    values.put("text", "it's");
    values.put("quotes", "it's \"so\"");
    values.put("control", "a\tb\n\r\\ \u0001\u007f");
    values.put("beyond", "é\ud83d\ude00 z");
    values.put("float", 1.0);
    values.put("small", 1e-05);
    values.put("large", 1.5e16);
    values.put("plain", 123456789.125);
    values.put("nan", Double.NaN);
    values.put("inf", Double.NEGATIVE_INFINITY);
    values.put("decimal", new BigDecimal("1.50"));
    values.put("date", LocalDate.of(2026, 1, 2));
    values.put("datetime", LocalDateTime.of(2026, 1, 2, 3, 4, 5));
    values.put("micros", LocalDateTime.of(2026, 1, 2, 3, 4, 5, 678_000));
    values.put("zoned", OffsetDateTime.parse("2026-01-02T03:04:00-05:30"));
    values.put("time", LocalTime.of(3, 4));
    values.put("list", Arrays.asList(1L, "a", Arrays.asList(new Object[] {null})));
    values.put("nothing", List.of());
    values.put("dict", dict);
    return values;
  }

  @TestFactory
  List<DynamicTest> plainValuesReadAsInPython() throws IOException {
    Properties recorded = new Properties();
    try (InputStream in =
        Objects.requireNonNull(
            PlainTextsTest.class.getResourceAsStream("/texts/plain.properties"))) {
      recorded.load(in);
    }
    List<DynamicTest> tests = new ArrayList<>();
    values()
        .forEach(
            (name, value) -> {
              Map<String, String> texts = texts(value);
              texts.forEach(
                  (kind, text) ->
                      tests.add(
                          DynamicTest.dynamicTest(
                              name + " " + kind,
                              () ->
                                  assertThat(text)
                                      .isEqualTo(recorded.getProperty(name + "." + kind)))));
            });
    assertThat(tests).hasSize(recorded.size());
    return tests;
  }

  private static Map<String, String> texts(@Nullable Object value) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("str", PythonText.str(value));
    texts.put("repr", PythonText.repr(value));
    texts.put("type", PythonText.typeOf(value));
    texts.put("json", JsonText.of(value));
    texts.put("unicode", JsonText.unicode(value));
    texts.put("sorted", JsonText.sorted(value));
    texts.put("indented", JsonText.sortedIndented(value));
    return texts;
  }

  @Test
  void dbtWritesItsOwnTimesInUtc() {
    Instant time = Instant.parse("2026-01-02T03:04:05.000006Z");
    assertThat(PythonTime.utc(time)).isEqualTo("2026-01-02T03:04:05.000006Z");
    assertThat(PythonTime.utcOffset(time)).isEqualTo("2026-01-02T03:04:05.000006+00:00");
  }
}
