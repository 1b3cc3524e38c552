package dev.percolate.adapters.duckdb.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Expected statements were recorded from dbt-duckdb 1.11.1. */
class ProfileSqlTest {
  private static String attach(Object... pairs) {
    Attachment attachment = new Attachment(map(pairs));
    return attachment.sql(attachment.path());
  }

  private static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i].toString(), pairs[i + 1]);
    }
    return map;
  }

  @Test
  void attachmentsBecomeAttachStatements() {
    assertThat(attach("path", "a.db")).isEqualTo("ATTACH IF NOT EXISTS 'a.db'");
    assertThat(attach("path", "a'b.db", "alias", "x", "read_only", true))
        .isEqualTo("ATTACH IF NOT EXISTS 'a''b.db' AS x (READ_ONLY)");
    assertThat(attach("path", "md:foo?x=1", "type", "motherduck", "secret", "s"))
        .isEqualTo("ATTACH IF NOT EXISTS 'md:foo' (TYPE motherduck, SECRET s)");
    assertThat(
            attach(
                "path",
                "a",
                "options",
                map(
                    "type",
                    "sqlite",
                    "ro",
                    true,
                    "no",
                    false,
                    "k",
                    "v",
                    "q",
                    "'x'",
                    "n",
                    5L,
                    "z",
                    null,
                    "read_only",
                    true,
                    "secret",
                    "ss")))
        .isEqualTo(
            "ATTACH IF NOT EXISTS 'a' (TYPE sqlite, SECRET ss, READ_ONLY, RO, K 'v', Q 'x', N 5)");
    assertThatThrownBy(() -> attach("path", "a", "type", "x", "options", map("type", "y")))
        .hasMessage(
            "Attachment option(s) ['type'] specified in both direct fields and options dict."
                + " Please specify each option in only one location.");
  }

  @Test
  void secretsBecomeCreateStatements() {
    assertThat(SecretSql.of(map("type", "s3", "region", "x", "scope", List.of("a", "b")), 1))
        .isEqualTo(
            "CREATE OR REPLACE SECRET _dbt_secret_1 (\n    type s3,\n    region 'x',\n"
                + "    scope 'a',\n    scope 'b'\n)");
    assertThat(
            SecretSql.of(
                map(
                    "type",
                    "gcs",
                    "name",
                    "n",
                    "persistent",
                    true,
                    "key_id",
                    "a'b",
                    "extra_http_headers",
                    map("h", "v")),
                2))
        .isEqualTo(
            "CREATE OR REPLACE PERSISTENT SECRET n (\n    type gcs,\n    key_id 'a''b',\n"
                + "    extra_http_headers map {'h': 'v'}\n)");
  }
}
