package dev.percolate.manifest;

import java.util.List;

/** Unique ids of the macros and nodes something depends on. */
public record DependsOn(List<String> macros, List<String> nodes) implements Part {
  public static final DependsOn NOTHING = new DependsOn(List.of(), List.of());

  public DependsOn {
    macros = List.copyOf(macros);
    nodes = List.copyOf(nodes);
  }

  @Override
  public void fields(FieldSink sink) {
    sink.field("macros", macros);
    sink.field("nodes", nodes);
  }

  /** The form of macros and seeds, which cannot depend on nodes. */
  public record Macros(List<String> macros) implements Part {
    @Override
    public void fields(FieldSink sink) {
      sink.field("macros", macros);
    }
  }
}
