package dev.percolate.adapters.api;

import dev.percolate.diagnostics.Event;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An adapter of dbt's base class with no warehouse behind it. */
final class FactsOnlyAdapter implements Adapter {
  final List<Event> events = new ArrayList<>();

  @Override
  public String type() {
    return "facts";
  }

  @Override
  public MacroPackage macros() {
    return new MacroPackage("dbt_facts", FactsOnlyAdapter.class, "nowhere");
  }

  @Override
  public Credentials credentials() {
    throw new UnsupportedOperationException();
  }

  @Override
  public AdapterSettings settings() {
    return new AdapterSettings("shop", Map.of("identifier", false), Path.of(""), events::add);
  }

  @Override
  public RelationClass relationClass() {
    return new RelationClass(
        "BaseRelation", "\"", Policy.ALL, Policy.ALL, true, Set.of(RelationType.TABLE), Set.of());
  }

  @Override
  public ColumnClass columnClass() {
    return () -> "Column";
  }

  @Override
  public String dateFunction() {
    return "now()";
  }

  @Override
  public boolean isCancelable() {
    return false;
  }

  @Override
  public Map<ConstraintType, ConstraintSupport> constraintSupport() {
    return Map.of(
        ConstraintType.NOT_NULL,
        ConstraintSupport.ENFORCED,
        ConstraintType.UNIQUE,
        ConstraintSupport.NOT_ENFORCED);
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of();
  }

  @Override
  public List<String> validIncrementalStrategies() {
    return List.of("append");
  }

  @Override
  public ConnectionPool connections() {
    throw new UnsupportedOperationException();
  }

  @Override
  public RelationCache relations() {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Column> columnsInQuery(String sql) {
    return List.of();
  }

  @Override
  public void close() {}
}
