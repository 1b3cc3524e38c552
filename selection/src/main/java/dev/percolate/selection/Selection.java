package dev.percolate.selection;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.graph.Dag;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/** The nodes that were selected. */
public final class Selection {
  private final Dag dag;
  private final BitSet numbers;

  Selection(Dag dag, BitSet numbers) {
    this.dag = dag;
    this.numbers = numbers;
  }

  /**
   * Nodes that are known by their ids.
   *
   * @throws ProblemException when one is not in the graph
   */
  public static Selection of(Dag dag, Collection<String> ids) {
    BitSet numbers = new BitSet();
    for (String id : ids) {
      int number = dag.indexOf(id);
      if (number < 0) {
        throw ProblemException.compilation(
            "Couldn't find model '" + id + "' -- does it exist or is it disabled?");
      }
      numbers.set(number);
    }
    return new Selection(dag, numbers);
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
