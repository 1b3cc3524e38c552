package dev.percolate.adapters.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.percolate.adapters.api.Credentials;
import dev.percolate.diagnostics.Problem;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected names and messages were recorded from dbt-duckdb 1.11.1. */
class DuckDbProfileTest {
  private static Credentials read(Map<String, Object> output) {
    return new DuckDbAdapterFactory().credentials(output);
  }

  private static String problem(Map<String, Object> output) {
    Problem problem = catchThrowableOfType(ProblemException.class, () -> read(output)).problem();
    // what the contract refuses is shown without its family
    return problem.kind() == ProblemKind.VALIDATION ? problem.message() : problem.describe();
  }

  @ParameterizedTest
  @CsvSource({
    ":memory:,memory",
    "x.duckdb,x",
    "/a/b/my.db.duckdb,my",
    ".hidden.duckdb,hidden",
    "md:,my_db",
    "md:foo?motherduck_token=1,foo",
    "ducklake:meta.ducklake,meta",
    "s3://bucket/x.duckdb,x"
  })
  void theDatabaseIsNamedAfterThePath(String path, String database) {
    assertThat(read(Map.of("path", path)).database()).isEqualTo(database);
  }

  @Test
  void wrongFieldsAreReportedInDbtsWords() {
    assertThat(problem(Map.of("path", 5L, "schema", 6L))).isEqualTo("6 is not of type 'string'");
    assertThat(problem(Map.of("keep_open", "no"))).isEqualTo("'no' is not of type 'boolean'");
    assertThat(problem(Map.of("attach", List.of(Map.of("alias", "x")))))
        .isEqualTo("[{'alias': 'x'}] is not valid under any of the given schemas");
    assertThat(problem(Map.of("retries", Map.of("connect_attempts", "x"))))
        .isEqualTo("{'connect_attempts': 'x'} is not valid under any of the given schemas");
    assertThat(problem(Map.of("path", "a.db", "database", "b")))
        .isEqualTo(
            "Runtime Error\n  Inconsistency detected between 'path' and 'database' fields in"
                + " profile; the 'database' property must be set to 'a' to match the 'path'");
    assertThat(problem(Map.of("path", "")))
        .isEqualTo(
            "Runtime Error\n  Unable to determine target database name from 'path' field in"
                + " profile");
    assertThat(
            problem(Map.of("motherduck_token", "a", "settings", Map.of("motherduck_token", "b"))))
        .endsWith("please set it in only one place");
  }

  @Test
  void debugShowsTheFieldsInDbtsOrder() {
    Credentials credentials =
        read(Map.of("path", "x.duckdb", "attach", List.of(Map.of("path", "b.db", "alias", "b"))));
    assertThat(credentials.connectionInfo())
        .hasToString(
            "{database=x, schema=main, path=x.duckdb, config_options=null, extensions=null,"
                + " settings={}, external_root=., use_credential_provider=null,"
                + " attach=[{path=b.db, type=null, alias=b, secret=null, read_only=false,"
                + " options=null, is_ducklake=null}], filesystems=null, remote=null, plugins=null,"
                + " disable_transactions=false}");
    assertThat(credentials.uniqueField()).isEqualTo("x.duckdb.");
  }
}
