package dev.percolate.graph;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Neighbours of every node in compressed rows: those of node {@code n} are {@code
 * targets[offsets[n]..offsets[n + 1]]}, in the order the edges were added. The arrays are open to
 * the searches of this package and never change.
 */
final class Adjacency {
  final int[] offsets;
  final int[] targets;

  /** The type of each edge by its place in {@link #targets}; null when all are plain. */
  final byte @Nullable [] types;

  Adjacency(int[] offsets, int[] targets, byte @Nullable [] types) {
    this.offsets = offsets;
    this.targets = targets;
    this.types = types;
  }

  /** Rows of the edges {@code from[i] -> to[i]}; an edge added twice is kept at its first place. */
  static Adjacency of(int nodes, int[] from, int[] to, byte @Nullable [] types, int edges) {
    int[] offsets = new int[nodes + 1];
    for (int i = 0; i < edges; i++) {
      offsets[from[i] + 1]++;
    }
    for (int n = 0; n < nodes; n++) {
      offsets[n + 1] += offsets[n];
    }
    int[] targets = new int[edges];
    byte[] sorted = types == null ? null : new byte[edges];
    int[] next = Arrays.copyOf(offsets, nodes);
    for (int i = 0; i < edges; i++) {
      int place = next[from[i]]++;
      targets[place] = to[i];
      if (types != null && sorted != null) {
        sorted[place] = types[i];
      }
    }
    return distinct(nodes, offsets, targets, sorted);
  }

  /** The same edges by their other ends, each row in the order of the nodes. */
  Adjacency transposed() {
    int nodes = size();
    int[] starts = new int[nodes + 1];
    for (int target : targets) {
      starts[target + 1]++;
    }
    for (int n = 0; n < nodes; n++) {
      starts[n + 1] += starts[n];
    }
    int[] next = Arrays.copyOf(starts, nodes);
    int[] sources = new int[targets.length];
    byte[] turned = types == null ? null : new byte[targets.length];
    for (int n = 0; n < nodes; n++) {
      for (int e = offsets[n]; e < offsets[n + 1]; e++) {
        int place = next[targets[e]]++;
        sources[place] = n;
        if (turned != null) {
          turned[place] = type(e);
        }
      }
    }
    return new Adjacency(starts, sources, turned);
  }

  private static Adjacency distinct(
      int nodes, int[] offsets, int[] targets, byte @Nullable [] types) {
    // where a target was last kept; valid only when that place lies in the present row
    int[] place = new int[nodes];
    int kept = 0;
    int start = 0;
    for (int n = 0; n < nodes; n++) {
      int end = offsets[n + 1];
      int rowStart = kept;
      for (int i = start; i < end; i++) {
        int target = targets[i];
        int known = place[target];
        if (known < rowStart || known >= kept || targets[known] != target) {
          place[target] = kept;
          if (types != null) {
            types[kept] = types[i];
          }
          targets[kept++] = target;
        } else if (types != null && types[i] != EdgeTypes.PLAIN) {
          // networkx: an attribute given later replaces the earlier one, none given leaves it
          types[known] = types[i];
        }
      }
      start = end;
      offsets[n + 1] = kept;
    }
    if (kept == targets.length) {
      return new Adjacency(offsets, targets, types);
    }
    return new Adjacency(
        offsets, Arrays.copyOf(targets, kept), types == null ? null : Arrays.copyOf(types, kept));
  }

  int size() {
    return offsets.length - 1;
  }

  int edges() {
    return targets.length;
  }

  int degree(int node) {
    return offsets[node + 1] - offsets[node];
  }

  /** The neighbours of a node, in a new array. */
  int[] row(int node) {
    return Arrays.copyOfRange(targets, offsets[node], offsets[node + 1]);
  }

  /** The place of the edge from a node to a target, or -1. */
  int find(int node, int target) {
    for (int e = offsets[node]; e < offsets[node + 1]; e++) {
      if (targets[e] == target) {
        return e;
      }
    }
    return -1;
  }

  byte type(int edge) {
    return types == null ? EdgeTypes.PLAIN : types[edge];
  }

  /** The types, or null when {@code mask} lets every edge pass. */
  byte @Nullable [] typesFor(long mask) {
    return mask == -1L ? null : types;
  }
}
