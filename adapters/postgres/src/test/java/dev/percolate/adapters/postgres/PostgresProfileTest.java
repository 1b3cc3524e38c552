package dev.percolate.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.percolate.adapters.api.Adapter;
import dev.percolate.adapters.api.AdapterFactory;
import dev.percolate.adapters.api.AdapterSettings;
import dev.percolate.adapters.api.Credentials;
import dev.percolate.adapters.api.RelationType;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Messages and values recorded from dbt-postgres 1.11.0. */
final class PostgresProfileTest {
  private static Map<String, @Nullable Object> output() {
    Map<String, @Nullable Object> output = new LinkedHashMap<>();
    output.put("host", "h");
    output.put("user", "u");
    output.put("port", 5432L);
    output.put("password", "p");
    output.put("database", "d");
    output.put("schema", "s");
    return output;
  }

  private static Credentials read(Map<String, @Nullable Object> output) {
    return AdapterFactory.named("postgres").credentials(output);
  }

  @Test
  void theFieldsShownAreInOrderAndWithoutThePassword() {
    assertThat(read(output()).connectionInfo())
        .hasToString(
            "{host=h, port=5432, user=u, database=d, schema=s, connect_timeout=10, role=null,"
                + " search_path=null, keepalives_idle=0, sslmode=null, sslcert=null, sslkey=null,"
                + " sslrootcert=null, application_name=dbt, autocommit=false, retries=1}");
    assertThat(read(output()).targetFields()).containsEntry("dbname", "d").hasSize(17);
  }

  @Test
  void missingAndWronglyTypedFieldsAreToldAsDbtDoes() {
    Map<String, @Nullable Object> noHost = output();
    noHost.remove("host");
    assertThatThrownBy(() -> read(noHost)).hasMessage("'host' is a required property");
    assertThatThrownBy(() -> read(new LinkedHashMap<>()))
        .hasMessage("'database' is a required property");
    Map<String, @Nullable Object> textPort = output();
    textPort.put("port", "5432");
    assertThatThrownBy(() -> read(textPort)).hasMessage("'5432' is not of type 'integer'");
    Map<String, @Nullable Object> role = output();
    role.put("role", 1L);
    assertThatThrownBy(() -> read(role))
        .hasMessage("1 is not valid under any of the given schemas");
  }

  @Test
  void anAliasBesideItsFieldIsRefused() {
    Map<String, @Nullable Object> output = output();
    output.put("dbname", "x");
    assertThatThrownBy(() -> read(output))
        .hasMessage("Got duplicate keys: (dbname) all map to \"database\"");
  }

  @Test
  void namesAreHeldToPostgresLimitWhenTheTypeIsKnown() {
    AdapterSettings settings = new AdapterSettings("shop", Map.of(), Path.of("."), event -> {});
    try (Adapter adapter = AdapterFactory.named("postgres").create(read(output()), settings)) {
      String name = "x".repeat(64);
      assertThat(adapter.relationClass().create("d", "s", name, null).identifier()).isEqualTo(name);
      assertThatThrownBy(() -> adapter.relationClass().create("d", "s", name, RelationType.VIEW))
          .hasMessage("Relation name '" + name + "' is longer than 63 characters");
      assertThat(adapter.columnClass().column("c", "text").dataType()).isEqualTo("text");
      assertThat(adapter.columnClass().column("c", "varchar").dataType())
          .isEqualTo("character varying(256)");
      assertThat(adapter.methods().get("verify_database").body().call(List.of("D"))).isEqualTo("");
      assertThatThrownBy(
              () -> adapter.methods().get("verify_database").body().call(List.of("other")))
          .hasMessage("ERROR: Cross-db references not allowed in postgres (other vs d)");
    }
  }
}
