package dev.percolate.parser.internal.part;

import dev.percolate.manifest.GenericTest;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.Resource;
import dev.percolate.parser.internal.reuse.Section;
import dev.percolate.parser.internal.reuse.Skeleton;
import dev.percolate.project.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where new nodes belong among the kept ones: those of code by the order of files, generic tests
 * beside others of their file.
 */
final class NodeOrder {
  private final Skeleton skeleton;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Predicate<String> isWhole;

  /**
   * @param files all files with code in their order
   * @param isWhole whether all of a properties file was applied
   */
  NodeOrder(Skeleton skeleton, List<SourceFile> files, Predicate<String> isWhole) {
    this.skeleton = skeleton;
    this.isWhole = isWhole;
    for (SourceFile file : files) {
      numbers.put(file.fileId(), numbers.size());
    }
  }

  /** The rows before which new nodes belong; null when that is not known. */
  @Nullable Map<Integer, List<Resource>> of(
      List<Resource> made, SortedMap<Integer, Resource> replaced, List<Resource> added) {
    Map<Integer, List<Resource>> before = new HashMap<>();
    if (added.isEmpty()) {
      return before;
    }
    if (!isInOrder()) {
      return null;
    }
    Map<Resource, Integer> rows = new IdentityHashMap<>();
    replaced.forEach((row, resource) -> rows.put(resource, row));
    Map<Resource, Integer> places = new IdentityHashMap<>();
    for (int i = 0; i < made.size(); i++) {
      Resource resource = made.get(i);
      if (rows.containsKey(resource)) {
        continue;
      }
      int place =
          resource instanceof GenericTest test
              ? besideTests(test, made, i, rows, places)
              : amongFiles(Skeleton.fileOf(resource));
      if (place < 0) {
        return null;
      }
      places.put(resource, place);
      before.computeIfAbsent(place, _ -> new ArrayList<>()).add(resource);
    }
    return before;
  }

  /** Nodes that were switched on late lie elsewhere. */
  private boolean isInOrder() {
    int last = -1;
    for (int row = 0; row < skeleton.size(Section.NODES); row++) {
      int number = number(row);
      if (number >= 0 && number < last) {
        return false;
      }
      last = Math.max(last, number);
    }
    return true;
  }

  /** The number of a node's file; versions, and nodes of properties files, lie elsewhere. */
  private int number(int row) {
    Skeleton.Row known = skeleton.rows().get(row);
    NodeBuilder node = skeleton.nodes().get(row);
    return node != null && node.version == null ? numbers.getOrDefault(known.file(), -1) : -1;
  }

  private int amongFiles(String file) {
    Integer own = numbers.get(file);
    if (own == null) {
      return -1;
    }
    int place = -1;
    String project = file.substring(0, file.indexOf(':') + 1);
    for (int row = 0; row < skeleton.size(Section.NODES); row++) {
      int number = number(row);
      if (number == own) {
        return -1;
      }
      boolean isNear = number >= 0 && skeleton.rows().get(row).file().startsWith(project);
      if (isNear && number < own) {
        place = row + 1;
      } else if (isNear && place < 0) {
        place = row;
      }
    }
    return place;
  }

  private int besideTests(
      GenericTest test,
      List<Resource> made,
      int at,
      Map<Resource, Integer> rows,
      Map<Resource, Integer> places) {
    if (!isWhole.test(Skeleton.fileOf(test))) {
      return -1;
    }
    if (at > 0 && isBeside(made.get(at - 1), test)) {
      Integer row = rows.get(made.get(at - 1));
      return row == null ? places.getOrDefault(made.get(at - 1), -1) : row + 1;
    }
    for (int i = at + 1; i < made.size() && isBeside(made.get(i), test); i++) {
      Integer row = rows.get(made.get(i));
      if (row != null) {
        return row;
      }
    }
    return -1;
  }

  private static boolean isBeside(Resource other, GenericTest test) {
    return other instanceof GenericTest near
        && Skeleton.fileOf(near).equals(Skeleton.fileOf(test))
        && Coming.isOfSource(near.fileKeyName()) == Coming.isOfSource(test.fileKeyName());
  }
}
