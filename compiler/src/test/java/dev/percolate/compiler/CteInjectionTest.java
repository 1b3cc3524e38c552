package dev.percolate.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Expected texts recorded from dbt-core 1.12.6's inject_ctes_into_sql; {@code ~} is a line break.
 */
final class CteInjectionTest {
  private static final List<String> CTES =
      List.of(CteInjection.definition("a", "select 1"), CteInjection.definition("b", "select 2"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "select * from a|with__ select * from a",
        "-- hi~select 1|with__ -- hi~select 1",
        "~~  select 1|~~  with__ select 1",
        "with x as (select 1) select * from x|with __, x as (select 1) select * from x",
        "/* c */ with x as (select 1)~select 1|/* c */ with __, x as (select 1)~select 1",
        "WITH RECURSIVE x as (select 1) select 1|WITH RECURSIVE __, x as (select 1) select 1",
        "~~with~ x as (select 1) select 2|~~with~ __, x as (select 1) select 2",
        "-- with foo~select 1|with__ -- with foo~select 1",
        "with--c~x as (select 1) select 3|with__, --c~x as (select 1) select 3",
        "(select 1)|with__ (select 1)",
      })
  void ctesComeFirstInsideAnExistingWithClause(String sql, String expected) {
    String ctes = " __dbt__cte__a as (\nselect 1\n),  __dbt__cte__b as (\nselect 2\n)";
    assertThat(CteInjection.inject(sql.replace('~', '\n'), CTES))
        .isEqualTo(expected.replace('~', '\n').replace("__", ctes));
  }
}
