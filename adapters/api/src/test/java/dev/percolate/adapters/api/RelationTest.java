package dev.percolate.adapters.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.percolate.diagnostics.EventSink;
import dev.percolate.diagnostics.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Expected texts were recorded from dbt-adapters 1.24.5 and dbt-duckdb 1.11.1. */
class RelationTest {
  private static final RelationClass DUCKDB =
      new RelationClass("DuckDBRelation", "\"", Policy.ALL, Policy.ALL, false, Set.of(), Set.of());
  private final RelationClass base = new FactsOnlyAdapter().relationClass();
  private final Relation table = DUCKDB.create("db", "s", "t", RelationType.TABLE);

  @Test
  void partsArePrintedByTheirPolicies() {
    assertThat(table).hasToString("\"db\".\"s\".\"t\"");
    assertThat(table.repr()).isEqualTo("<DuckDBRelation \"db\".\"s\".\"t\">");
    assertThat(table.include(false, null, null)).hasToString("\"s\".\"t\"");
    assertThat(table.quote(null, false, null)).hasToString("\"db\".s.\"t\"");
    assertThat(table.withoutIdentifier()).hasToString("\"db\".\"s\"");
    assertThat(table.informationSchema(null)).hasToString("\"db\".INFORMATION_SCHEMA");
    assertThat(table.informationSchema("tables")).hasToString("\"db\".INFORMATION_SCHEMA.tables");
    assertThat(DUCKDB.create(null, "s", "i", null).informationSchema(null))
        .hasToString("INFORMATION_SCHEMA");
    assertThat(DUCKDB.createEphemeralFrom("x")).hasToString("__dbt__cte__x");
  }

  @Test
  void limitsAndFiltersWrapTheName() {
    EventTimeFilter day = new EventTimeFilter("ts", "2020-01-01 00:00:00", "2020-01-02 00:00:00");
    assertThat(table.withLimit(0L))
        .hasToString("(select * from \"db\".\"s\".\"t\" where false limit 0)");
    assertThat(table.withEventTimeFilter(day))
        .hasToString(
            "(select * from \"db\".\"s\".\"t\" where ts >= '2020-01-01 00:00:00' and ts <"
                + " '2020-01-02 00:00:00')");
    Relation aliased = base.create("db", "s", "t", null);
    assertThat(aliased.withLimit(5L))
        .hasToString("(select * from \"db\".\"s\".\"t\" limit 5) _dbt_limit_subq_t");
    assertThat(
            aliased
                .withLimit(3L)
                .withEventTimeFilter(new EventTimeFilter("ts", "2020-01-01 00:00:00", null)))
        .hasToString(
            "(select * from (select * from \"db\".\"s\".\"t\" limit 3) _dbt_limit_subq_t where ts"
                + " >= '2020-01-01 00:00:00') _dbt_et_filter_subq_t");
    assertThat(table.withLimit(0L).withType(RelationType.FUNCTION))
        .hasToString("\"db\".\"s\".\"t\"");
  }

  @Test
  void fieldsAreIncorporatedDeeply() {
    Map<String, Object> path = new LinkedHashMap<>();
    path.put("schema", null);
    assertThat(table.incorporate(Map.of("path", path))).hasToString("\"db\".\"t\"");
    Relation view = table.incorporate(Map.of("path", Map.of("identifier", "x"), "type", "view"));
    assertThat(view.toMap().toString())
        .isEqualTo(
            "{path={database=db, schema=s, identifier=x}, type=view, quote_character=\","
                + " include_policy={database=true, schema=true, identifier=true},"
                + " quote_policy={database=true, schema=true, identifier=true}, dbt_created=false,"
                + " require_alias=false, renameable_relations=[], replaceable_relations=[]}");
    assertThat(table)
        .isEqualTo(DUCKDB.create("db", "s", "t", RelationType.TABLE))
        .isNotEqualTo(table.quote(null, false, null));
    assertThat(table.incorporate(Map.of("path", Map.of("schema", 5L))).schema()).isEqualTo("5");
    assertThatThrownBy(() -> table.replacePath(Map.of("schema", 5L)))
        .hasMessage("Got an invalid path schema: 5");
  }

  @Test
  void aNearMatchIsAnError() {
    assertThat(table.matches(null, null, "t")).isTrue();
    assertThat(table.matches(null, null, "u")).isFalse();
    assertThatThrownBy(() -> table.matches(null, null, "T"))
        .hasMessage(
            "When searching for a relation, dbt found an approximate match. Instead of guessing \n"
                + "which relation to use, dbt will move on. Please delete \"db\".\"s\".\"t\", or"
                + " rename it to be less ambiguous.\nSearched for: \"T\"\n"
                + "Found: \"db\".\"s\".\"t\"");
    assertThat(table.withDbtCreated(true).quote(null, null, false).matches(null, null, "T"))
        .isTrue();
    assertThatThrownBy(() -> table.matches(null, null, null))
        .hasMessage("Tried to match relation, but no search path was passed!");
  }

  @Test
  void aNodesQuotingBeatsTheProjects() {
    RelationConfig node =
        new RelationConfig("db", "s", "t", Map.of("schema", true, "column", true), null);
    assertThat(DUCKDB.createFrom(Map.of("schema", false, "database", false), node))
        .hasToString("db.\"s\".\"t\"");
  }

  @Test
  void theCacheFollowsDropsAndRenames() {
    RelationCache cache = new RelationCache(EventSink.none());
    Relation view = DUCKDB.create("db", "s", "v", RelationType.VIEW);
    cache.add(table);
    cache.add(view);
    cache.link(table, view);
    assertThat(cache.list("DB", "S")).containsExactly(table, view);
    cache.rename(table, table.withPath("db", "s", "t__dbt_backup"));
    assertThat(cache.list("db", "s"))
        .extracting(Relation::identifier)
        .containsExactly("v", "t__dbt_backup");
    assertThatThrownBy(() -> cache.rename(view, table.withPath("db", "s", "T__dbt_backup")))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith(
            "Cache inconsistency detected: in rename, new key _ReferenceKey(database='db',"
                + " schema='s', identifier='t__dbt_backup') already in cache: [");
    cache.drop(table.withPath("db", "s", "t__dbt_backup"));
    assertThat(cache.list("db", "s")).isEmpty();
    assertThat(cache.hasSchema("db", "S")).isTrue();
    cache.dropSchema("db", "s");
    assertThat(cache.hasSchema("db", "s")).isFalse();
  }

  @Test
  void theCacheFindsANameAsAWalkThroughTheSchemaWould() {
    List<String> names = List.of("a", "A", "\"a\"", "b", "B\"", "none", "c__dbt_tmp", "\"\"");
    Random random = new Random(7);
    RelationCache cache = new RelationCache(EventSink.none());
    for (int step = 0; step < 2_000; step++) {
      Relation one = DUCKDB.create("db", "s", names.get(random.nextInt(8)), RelationType.TABLE);
      Relation other = DUCKDB.create("db", "s", names.get(random.nextInt(8)), RelationType.VIEW);
      switch (random.nextInt(4)) {
        case 0 -> cache.add(one);
        case 1 -> cache.drop(one);
        case 2 -> cache.link(one, other);
        default -> {
          if (cache.list("db", "s").stream().noneMatch(known -> same(known, other))) {
            cache.rename(one, other);
          }
        }
      }
      String bare = DUCKDB.bareName(other.identifier());
      assertThat(cache.alike("DB", "S", other.identifier(), DUCKDB))
          .isEqualTo(
              cache.list("db", "s").stream()
                  .filter(known -> DUCKDB.bareName(known.identifier()).equals(bare))
                  .toList());
    }
    assertThat(cache.alike("db", "elsewhere", "a", DUCKDB)).isEmpty();
  }

  private static boolean same(Relation known, Relation other) {
    return known.identifier().equalsIgnoreCase(other.identifier());
  }

  @Test
  void columnsKnowTheirTypes() {
    ColumnClass columns = new FactsOnlyAdapter().columnClass();
    assertThat(columns.fromDescription("n", "varchar(20)"))
        .hasToString(
            "Column(column='n', dtype='varchar', char_size=20, numeric_precision=None,"
                + " numeric_scale=None)");
    assertThat(columns.fromDescription("n", "decimal(10,2)").dataType()).isEqualTo("decimal(10,2)");
    assertThat(columns.column("n", "text").dataType()).isEqualTo("character varying(256)");
    assertThat(columns.create("n", "string").dtype()).isEqualTo("TEXT");
    assertThat(
            new Column(columns, "n", "varchar", 5L, null, null)
                .canExpandTo(columns.column("m", "text")))
        .isTrue();
    assertThatThrownBy(() -> columns.fromDescription("n", "varchar(x)"))
        .hasMessage(
            "Could not interpret data_type \"varchar(x)\": could not convert \"x\" to an integer");
  }

  @Test
  void unsupportedConstraintsAreDroppedWithAWarning() {
    FactsOnlyAdapter adapter = new FactsOnlyAdapter();
    assertThat(
            adapter.renderRawModelConstraints(
                List.of(
                    Map.of("type", "check", "expression", "a > 0"),
                    Map.of("type", "unique", "columns", List.of("a")))))
        .containsExactly("unique (a)");
    assertThat(adapter.events).extracting(event -> event.code()).containsExactly("E049", "E048");
    assertThat(adapter.quoteAsConfigured("a", "identifier")).isEqualTo("a");
    assertThat(adapter.quoteAsConfigured("a", "schema")).isEqualTo("\"a\"");
    assertThatThrownBy(() -> adapter.quoteSeedColumn("a", "yes"))
        .hasMessage(
            "The seed configuration value of \"quote_columns\" has an invalid type <class 'str'>");
  }
}
