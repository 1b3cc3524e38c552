package dev.percolate.graph;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * An immutable directed graph whose nodes are the numbers {@code 0..size()-1}. Sets of nodes are
 * {@link BitSet}s; the caller owns every set it is given.
 */
public final class Dag {
  /** Depth of a search that does not stop. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  private final List<String> ids;
  private final Map<String, Integer> numbers;
  private final Adjacency children;
  private final Adjacency parents;
  private final Adjacency extraChildren;
  private final Adjacency extraParents;

  Dag(List<String> ids, Map<String, Integer> numbers, Adjacency children, Adjacency extraChildren) {
    this.ids = ids;
    this.numbers = numbers;
    this.children = children;
    this.parents = children.reversed();
    this.extraChildren = extraChildren;
    this.extraParents = extraChildren.reversed();
  }

  /** How many nodes there are. */
  public int size() {
    return ids.size();
  }

  /** The name of a node. */
  public String id(int node) {
    return ids.get(node);
  }

  /** All names, by number. */
  public List<String> ids() {
    return ids;
  }

  /** The number of a name, or -1. */
  public int indexOf(String id) {
    Integer number = numbers.get(id);
    return number == null ? -1 : number;
  }

  /** A new set of all nodes. */
  public BitSet all() {
    BitSet all = new BitSet(size());
    all.set(0, size());
    return all;
  }

  /** Calls {@code action} for every child, extra edges included, in the order they were added. */
  public void forEachChild(int node, IntConsumer action) {
    each(children, node, action);
    each(extraChildren, node, action);
  }

  /** Calls {@code action} for every parent, extra edges included. */
  public void forEachParent(int node, IntConsumer action) {
    each(parents, node, action);
    each(extraParents, node, action);
  }

  /** How many parents a node waits for, extra edges included. */
  public int parentCount(int node) {
    return parents.degree(node) + extraParents.degree(node);
  }

  /**
   * All nodes that can be reached from {@code from} in at most {@code maxDepth} steps along
   * ordinary edges. A start node is among them only if another one leads to it.
   */
  public BitSet descendants(BitSet from, int maxDepth) {
    return reach(children, from, maxDepth);
  }

  /** As {@link #descendants}, against the edges. */
  public BitSet ancestors(BitSet from, int maxDepth) {
    return reach(parents, from, maxDepth);
  }

  /** The direct children of {@code nodes}, extra edges included. */
  public BitSet successors(BitSet nodes) {
    BitSet result = new BitSet(size());
    for (int n = nodes.nextSetBit(0); n >= 0; n = nodes.nextSetBit(n + 1)) {
      forEachChild(n, result::set);
    }
    return result;
  }

  /** All nodes that wait, directly or not, for {@code node}, along all edges. */
  public BitSet dependents(int node) {
    BitSet result = new BitSet(size());
    int[] stack = new int[size()];
    int top = 0;
    stack[top++] = node;
    while (top > 0) {
      int n = stack[--top];
      top = pushNew(children, n, result, stack, top);
      top = pushNew(extraChildren, n, result, stack, top);
    }
    return result;
  }

  /**
   * The level of every node: 0 without parents, else one more than the highest parent. Nodes on or
   * behind a cycle have -1.
   */
  public int[] levels() {
    int size = size();
    int[] waiting = new int[size];
    int[] level = new int[size];
    int[] queue = new int[size];
    int tail = 0;
    for (int n = 0; n < size; n++) {
      waiting[n] = parentCount(n);
      level[n] = -1;
      if (waiting[n] == 0) {
        level[n] = 0;
        queue[tail++] = n;
      }
    }
    for (int head = 0; head < tail; head++) {
      int n = queue[head];
      tail = release(children, n, waiting, level, queue, tail);
      tail = release(extraChildren, n, waiting, level, queue, tail);
    }
    return level;
  }

  private static int release(
      Adjacency rows, int node, int[] waiting, int[] level, int[] queue, int tail) {
    int next = tail;
    for (int e = rows.start(node); e < rows.end(node); e++) {
      int child = rows.target(e);
      if (--waiting[child] == 0) {
        level[child] = level[node] + 1;
        queue[next++] = child;
      }
    }
    return next;
  }

  /** The nodes of each level, in ascending order; complete only without cycles. */
  public int[][] topologicalOrder() {
    int[] level = levels();
    int highest = Arrays.stream(level).max().orElse(-1);
    int[] sizes = new int[highest + 1];
    for (int l : level) {
      if (l >= 0) {
        sizes[l]++;
      }
    }
    int[][] order = new int[highest + 1][];
    for (int l = 0; l <= highest; l++) {
      order[l] = new int[sizes[l]];
      sizes[l] = 0;
    }
    for (int n = 0; n < level.length; n++) {
      if (level[n] >= 0) {
        order[level[n]][sizes[level[n]]++] = n;
      }
    }
    return order;
  }

  /** The nodes of one cycle along ordinary edges, in edge order; empty when there is none. */
  public List<String> findCycle() {
    return CycleSearch.of(children).stream().map(ids::get).toList();
  }

  /**
   * The graph of {@code keep} only, in which a node waits for another exactly when it does here, be
   * it through nodes that are left out. All edges of the result are ordinary ones.
   */
  public Dag subset(BitSet keep) {
    BitSet passable = passable(keep);
    DagBuilder builder = new DagBuilder();
    for (int n = keep.nextSetBit(0); n >= 0; n = keep.nextSetBit(n + 1)) {
      builder.node(ids.get(n));
    }
    int[] seenFrom = new int[size()];
    Arrays.fill(seenFrom, -1);
    int[] stack = new int[size() + 1];
    int number = 0;
    for (int start = keep.nextSetBit(0); start >= 0; start = keep.nextSetBit(start + 1)) {
      int top = 0;
      stack[top++] = start;
      while (top > 0) {
        int n = stack[--top];
        for (int rows = 0; rows < 2; rows++) {
          Adjacency kind = rows == 0 ? children : extraChildren;
          for (int e = kind.start(n); e < kind.end(n); e++) {
            int child = kind.target(e);
            if (seenFrom[child] == start) {
              continue;
            }
            seenFrom[child] = start;
            if (keep.get(child)) {
              if (child != start) {
                builder.edge(number, builder.node(ids.get(child)));
              }
            } else if (passable.get(child)) {
              stack[top++] = child;
            }
          }
        }
      }
      number++;
    }
    return builder.build();
  }

  /** The left-out nodes from which a kept one can be reached. */
  private BitSet passable(BitSet keep) {
    BitSet result = new BitSet(size());
    int[] stack = new int[size()];
    for (int kept = keep.nextSetBit(0); kept >= 0; kept = keep.nextSetBit(kept + 1)) {
      int top = pushLeftOut(kept, keep, result, stack, 0);
      while (top > 0) {
        top = pushLeftOut(stack[top - 1], keep, result, stack, top - 1);
      }
    }
    return result;
  }

  private int pushLeftOut(int node, BitSet keep, BitSet seen, int[] stack, int top) {
    int next = top;
    for (int rows = 0; rows < 2; rows++) {
      Adjacency kind = rows == 0 ? parents : extraParents;
      for (int e = kind.start(node); e < kind.end(node); e++) {
        int parent = kind.target(e);
        if (!keep.get(parent) && !seen.get(parent)) {
          seen.set(parent);
          stack[next++] = parent;
        }
      }
    }
    return next;
  }

  private BitSet reach(Adjacency rows, BitSet from, int maxDepth) {
    BitSet result = new BitSet(size());
    int[] layer = from.stream().toArray();
    int count = layer.length;
    for (int depth = 0; count > 0 && depth < maxDepth; depth++) {
      int[] next = new int[Math.max(16, count)];
      int found = 0;
      for (int i = 0; i < count; i++) {
        for (int e = rows.start(layer[i]); e < rows.end(layer[i]); e++) {
          int target = rows.target(e);
          if (!result.get(target)) {
            result.set(target);
            if (found == next.length) {
              next = Arrays.copyOf(next, found * 2);
            }
            next[found++] = target;
          }
        }
      }
      layer = next;
      count = found;
    }
    return result;
  }

  private static int pushNew(Adjacency rows, int node, BitSet seen, int[] stack, int top) {
    int next = top;
    for (int e = rows.start(node); e < rows.end(node); e++) {
      int target = rows.target(e);
      if (!seen.get(target)) {
        seen.set(target);
        stack[next++] = target;
      }
    }
    return next;
  }

  private static void each(Adjacency rows, int node, IntConsumer action) {
    for (int e = rows.start(node); e < rows.end(node); e++) {
      action.accept(rows.target(e));
    }
  }
}
