package dev.percolate.manifest.internal;

import dev.percolate.graph.Dag;
import dev.percolate.graph.DagBuilder;
import dev.percolate.graph.TopologicalOrder;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.ResourceType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Finds the nodes that must wait for a test.
 *
 * <p>dbt 1.12 lets every node wait for each test whose parents are all ancestors of the node. Only
 * the first such nodes behind each test get an edge here; those after them wait anyway. That keeps
 * the number of edges near linear and the order of work the same.
 */
public final class TestEdges {
  private final Dag dag;
  private final BitSet tests = new BitSet();
  private final BitSet executables = new BitSet();
  private final List<int[]> parentsOfTest = new ArrayList<>();
  private final TopologicalOrder order;
  private final int[] level;
  // for each node, which of the nodes read by tests of several parents come before it
  private final BitSet[] sharedAncestors;
  private final int[] sharedNumber;

  public TestEdges(Manifest manifest, Dag dag) {
    this.dag = dag;
    this.order = dag.topologicalOrder();
    this.level = order.scores();
    this.sharedNumber = new int[dag.size()];
    Arrays.fill(sharedNumber, -1);
    int shared = 0;
    for (ExecutableNode node : manifest.nodes().values()) {
      int number = dag.indexOf(node.uniqueId());
      if (node.resourceType() != ResourceType.TEST) {
        executables.set(number);
        continue;
      }
      tests.set(number);
      int[] parents = node.dependsOnNodes().stream().mapToInt(dag::indexOf).toArray();
      parentsOfTest.add(prepend(number, parents));
      if (parents.length > 1) {
        for (int parent : parents) {
          if (sharedNumber[parent] < 0) {
            sharedNumber[parent] = shared++;
          }
        }
      }
    }
    this.sharedAncestors = shared == 0 ? new BitSet[0] : sharedAncestors();
  }

  /** Adds the edges. */
  public void addTo(DagBuilder builder) {
    int[] seenFor = new int[dag.size()];
    Arrays.fill(seenFor, -1);
    int[] stack = new int[dag.size() + 1];
    for (int[] testAndParents : parentsOfTest) {
      if (testAndParents.length > 1) {
        addEdges(builder, testAndParents, seenFor, stack);
      }
    }
  }

  private void addEdges(DagBuilder builder, int[] testAndParents, int[] seenFor, int[] stack) {
    int test = testAndParents[0];
    int[] top = {0};
    stack[top[0]++] = deepest(testAndParents);
    while (top[0] > 0) {
      dag.forEachChild(
          stack[--top[0]],
          child -> {
            if (seenFor[child] == test || tests.get(child)) {
              return;
            }
            seenFor[child] = test;
            if (executables.get(child) && comesAfterAll(child, testAndParents)) {
              builder.edge(test, child, Manifest.PARENT_TEST);
            } else {
              stack[top[0]++] = child;
            }
          });
    }
  }

  /** The parent with the longest way to it: fewest nodes follow it. */
  private int deepest(int[] testAndParents) {
    int deepest = testAndParents[1];
    for (int i = 2; i < testAndParents.length; i++) {
      if (level[testAndParents[i]] > level[deepest]) {
        deepest = testAndParents[i];
      }
    }
    return deepest;
  }

  private boolean comesAfterAll(int node, int[] testAndParents) {
    if (testAndParents.length == 2) {
      return true;
    }
    for (int i = 1; i < testAndParents.length; i++) {
      if (!sharedAncestors[node].get(sharedNumber[testAndParents[i]])) {
        return false;
      }
    }
    return true;
  }

  private BitSet[] sharedAncestors() {
    BitSet[] ancestors = new BitSet[dag.size()];
    for (int place = 0; place < order.size(); place++) {
      int node = order.node(place);
      BitSet own = new BitSet();
      dag.forEachParent(
          node,
          parent -> {
            own.or(ancestors[parent]);
            if (sharedNumber[parent] >= 0) {
              own.set(sharedNumber[parent]);
            }
          });
      ancestors[node] = own;
    }
    return ancestors;
  }

  private static int[] prepend(int first, int[] rest) {
    int[] all = new int[rest.length + 1];
    all[0] = first;
    System.arraycopy(rest, 0, all, 1, rest.length);
    return all;
  }
}
