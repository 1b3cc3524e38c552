package dev.percolate.adapters.postgres.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PostgresValuesTest {
  @Test
  void textsBecomeThePlainValuesOfTheirType() {
    assertThat(PostgresValues.read(16, "t")).isEqualTo(true);
    assertThat(PostgresValues.read(23, "-5")).isEqualTo(-5L);
    assertThat(PostgresValues.read(1700, "1.50")).isEqualTo(new BigDecimal("1.50"));
    assertThat(PostgresValues.read(1082, "infinity")).isEqualTo(LocalDate.of(9999, 12, 31));
    assertThat(PostgresValues.read(1184, "2020-01-01 10:00:00.5+05:30"))
        .isEqualTo(OffsetDateTime.parse("2020-01-01T10:00:00.5+05:30"));
    assertThat(PostgresValues.read(1186, "1 year 2 mons -3 days +04:05:06.7"))
        .isEqualTo(
            Duration.ofDays(365 + 60 - 3).plusSeconds(4 * 3600 + 5 * 60 + 6).plusMillis(700));
    assertThat(PostgresValues.read(2950, "abc")).isEqualTo("abc");
  }

  @Test
  void arraysBecomeLists() {
    assertThat(PostgresValues.read(1007, "{1,NULL,{2,3}}"))
        .isEqualTo(new ArrayList<>(Arrays.asList(1L, null, List.of(2L, 3L))));
    assertThat(PostgresValues.read(1009, "{\"a \\\"b\",c}")).isEqualTo(List.of("a \"b", "c"));
  }

  @Test
  void bindingsBecomeLiterals() {
    assertThat(
            Bindings.fill(
                "(%s, %s, %s, 100%%, %s)",
                Arrays.asList("a'b", null, -1L, LocalDate.of(2020, 1, 2))))
        .isEqualTo("('a''b', NULL,  -1, 100%, '2020-01-02'::date)");
  }
}
