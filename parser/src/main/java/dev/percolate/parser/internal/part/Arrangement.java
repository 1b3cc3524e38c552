package dev.percolate.parser.internal.part;

import dev.percolate.manifest.Resource;
import dev.percolate.parser.internal.reuse.KeptManifest;
import dev.percolate.parser.internal.reuse.RowEntry;
import dev.percolate.parser.internal.reuse.Section;
import dev.percolate.parser.internal.reuse.Skeleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which kept resource each new one replaces, and where those belong that there were not.
 *
 * @param replaced new resources by the rows of the kept ones
 * @param added nodes that there were not, in their order
 * @param nodes all nodes in their order; null when none came or went
 */
record Arrangement(
    SortedMap<Integer, Resource> replaced, List<Resource> added, @Nullable List<RowEntry> nodes) {

  /**
   * Arranges what was made.
   *
   * @param made in the order of the manifest
   * @param rows of the kept resources that were to be made again
   * @return null when the result does not look the same to all others
   */
  static @Nullable Arrangement of(
      KeptManifest kept,
      List<Resource> made,
      Iterable<Integer> rows,
      Places places,
      Supplier<Coming> checks) {
    Map<String, Integer> rowsOfId = new HashMap<>();
    for (int row : rows) {
      rowsOfId.put(kept.resource(row).uniqueId(), row);
    }
    List<String> deprecated = kept.skeleton().deprecated();
    SortedMap<Integer, Resource> replaced = new TreeMap<>();
    List<Resource> added = new ArrayList<>();
    int last = -1;
    for (Resource now : made) {
      Integer row = rowsOfId.remove(now.uniqueId());
      if (row == null) {
        added.add(now);
        continue;
      }
      List<@Nullable Object> face = Face.of(now, deprecated);
      if (row < last || face == null || !face.equals(Face.of(kept.resource(row), deprecated))) {
        return null;
      }
      last = row;
      replaced.put(row, now);
    }
    Set<Integer> removed = new HashSet<>(rowsOfId.values());
    if (added.isEmpty() && removed.isEmpty()) {
      return new Arrangement(replaced, List.of(), null);
    }
    Coming coming = checks.get();
    if (!coming.mayCome(added, removed) || !coming.mayGo(removed)) {
      return null;
    }
    Map<Integer, List<Resource>> before = places.of(made, replaced, added);
    return before == null
        ? null
        : new Arrangement(replaced, added, nodes(kept.skeleton(), replaced, removed, before));
  }

  /** Finds the rows before which new nodes belong. */
  interface Places {
    @Nullable Map<Integer, List<Resource>> of(
        List<Resource> made, SortedMap<Integer, Resource> replaced, List<Resource> added);
  }

  private static List<RowEntry> nodes(
      Skeleton skeleton,
      SortedMap<Integer, Resource> replaced,
      Set<Integer> removed,
      Map<Integer, List<Resource>> before) {
    List<RowEntry> nodes = new ArrayList<>();
    int count = skeleton.size(Section.NODES);
    for (int row = 0; row <= count; row++) {
      before.getOrDefault(row, List.of()).forEach(node -> nodes.add(RowEntry.added(node)));
      if (row < count && !removed.contains(row)) {
        nodes.add(new RowEntry(row, replaced.get(row)));
      }
    }
    return nodes;
  }
}
