package dev.percolate.compiler;

import dev.percolate.manifest.FieldSink;
import dev.percolate.manifest.Part;
import java.util.List;

/**
 * The code of a node that needed neither warehouse nor clock.
 *
 * @param code without the ephemeral models it uses in front
 * @param ephemerals their unique ids, in the order of use
 * @param macros unique ids of the macros that the node itself called
 */
public record PureCode(String code, List<String> ephemerals, List<String> macros) implements Part {
  public PureCode {
    ephemerals = List.copyOf(ephemerals);
    macros = List.copyOf(macros);
  }

  @Override
  public void fields(FieldSink sink) {
    sink.field("code", code);
    sink.field("ephemerals", ephemerals);
    sink.field("macros", macros);
  }
}
