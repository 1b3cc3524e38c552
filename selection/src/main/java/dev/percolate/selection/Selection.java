package dev.percolate.selection;

import dev.percolate.graph.Dag;
import java.util.BitSet;
import java.util.List;

/** The nodes that were selected. */
public final class Selection {
  private final Dag dag;
  private final BitSet numbers;

  Selection(Dag dag, BitSet numbers) {
    this.dag = dag;
    this.numbers = numbers;
  }

  /** Unique ids in alphabetical order. */
  public List<String> ids() {
    return numbers.stream().mapToObj(dag::id).sorted().toList();
  }

  /** A new set of their numbers in the graph. */
  public BitSet numbers() {
    return (BitSet) numbers.clone();
  }

  /** Whether the node is selected. */
  public boolean contains(String uniqueId) {
    int number = dag.indexOf(uniqueId);
    return number >= 0 && numbers.get(number);
  }

  /** How many there are. */
  public int size() {
    return numbers.cardinality();
  }

  public boolean isEmpty() {
    return numbers.isEmpty();
  }

  /** The graph of the selected nodes only, in which they wait for each other as in the whole. */
  public Dag subgraph() {
    return dag.subset(numbers);
  }
}
