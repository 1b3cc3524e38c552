package dev.percolate.manifest;

import dev.percolate.graph.Dag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * graph_summary.json: the linked graph in short.
 *
 * @param withTestEdges the graph of {@code build}, or null for other commands
 */
public record GraphSummary(String invocationId, Dag linked, @Nullable Dag withTestEdges)
    implements Part {

  @Override
  public void fields(FieldSink sink) {
    sink.field("_invocation_id", invocationId);
    sink.field("linked", nodes(linked));
    if (withTestEdges != null) {
      sink.field("with_test_edges", nodes(withTestEdges));
    }
  }

  private static Map<String, Part> nodes(Dag dag) {
    Map<String, Part> nodes = new LinkedHashMap<>();
    for (int n = 0; n < dag.size(); n++) {
      nodes.put(Integer.toString(n), node(dag, n));
    }
    return nodes;
  }

  private static Part node(Dag dag, int number) {
    String id = dag.id(number);
    List<Long> successors = new ArrayList<>();
    dag.forEachChild(number, child -> successors.add((long) child));
    return sink -> {
      sink.field("name", id);
      sink.field("type", id.substring(0, id.indexOf('.')));
      if (!successors.isEmpty()) {
        sink.field("succ", successors);
      }
    };
  }
}
