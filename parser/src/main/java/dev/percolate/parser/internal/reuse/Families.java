package dev.percolate.parser.internal.reuse;

import dev.percolate.manifest.ArtifactWriter;
import dev.percolate.manifest.Bytes;
import dev.percolate.manifest.GraphNode;
import dev.percolate.manifest.Resource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The changes of the parent and child maps of a kept manifest. */
final class Families {
  private final KeptManifest kept;
  private final Map<Integer, List<String>> parents = new HashMap<>();
  private final Map<Integer, TreeSet<String>> children = new HashMap<>();
  private final Map<String, TreeSet<String>> addedChildren = new HashMap<>();
  private final Set<Integer> removed = new HashSet<>();
  private @Nullable Map<String, Integer> rows;

  Families(KeptManifest kept) {
    this.kept = kept;
  }

  /** Notes resources that there were not, before any other change. */
  void add(Collection<? extends Resource> added) {
    added.forEach(resource -> addedChildren.put(resource.uniqueId(), new TreeSet<>()));
  }

  /** The parents of one that there was not; false when one is of a kind not known by its id. */
  boolean link(GraphNode added) {
    return move(added.uniqueId(), Set.of(), new HashSet<>(added.dependsOnNodes()));
  }

  /** Takes one out. */
  boolean remove(int row, GraphNode before) {
    removed.add(row);
    return move(before.uniqueId(), new HashSet<>(before.dependsOnNodes()), Set.of());
  }

  /** Puts one in the place of another. */
  boolean replace(int row, GraphNode before, GraphNode now) {
    Set<String> old = new HashSet<>(before.dependsOnNodes());
    Set<String> fresh = new HashSet<>(now.dependsOnNodes());
    if (old.equals(fresh)) {
      return true;
    }
    parents.put(row, sorted(now));
    return move(now.uniqueId(), old, fresh);
  }

  private static List<String> sorted(GraphNode node) {
    return node.dependsOnNodes().stream().sorted().toList();
  }

  private boolean move(String id, Set<String> old, Set<String> fresh) {
    Set<String> touched = new TreeSet<>(old);
    touched.addAll(fresh);
    for (String parent : touched) {
      if (old.contains(parent) && fresh.contains(parent)) {
        continue;
      }
      TreeSet<String> family = family(parent);
      if (family == null) {
        return false;
      }
      if (fresh.contains(parent)) {
        family.add(id);
      } else {
        family.remove(id);
      }
    }
    return true;
  }

  private @Nullable TreeSet<String> family(String parent) {
    TreeSet<String> known = addedChildren.get(parent);
    if (known != null) {
      return known;
    }
    Integer row = rows().get(parent);
    return row == null ? null : childrenOf(row);
  }

  private Map<String, Integer> rows() {
    if (rows == null) {
      Map<String, Integer> found = new HashMap<>();
      kept.skeleton().nodes().forEach((row, node) -> found.put(node.uniqueId, row));
      kept.skeleton()
          .sources()
          .forEach((row, source) -> found.put(source.identity.uniqueId(), row));
      rows = found;
    }
    return rows;
  }

  /** The children of a row now; null for ids that are not written as they are. */
  private @Nullable TreeSet<String> childrenOf(int row) {
    TreeSet<String> known = children.get(row);
    if (known != null) {
      return known;
    }
    int[] ends = kept.places().children();
    String list =
        new String(kept.text().slice(ends[2 * row], ends[2 * row + 1]), StandardCharsets.US_ASCII);
    if (list.indexOf('\\') >= 0) {
      return null;
    }
    TreeSet<String> read = new TreeSet<>();
    if (list.length() > 2) {
      read.addAll(List.of(list.substring(2, list.length() - 2).split("\", \"", -1)));
    }
    children.put(row, read);
    return read;
  }

  /** Whether nothing depends on what was taken out. */
  boolean areWhole() {
    for (int row : removed) {
      TreeSet<String> left = childrenOf(row);
      if (left == null || !left.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /**
   * The changes of single lists.
   *
   * @param first the first row whose lists are not written anew anyway
   */
  void addTo(List<Bytes.Edit> texts, int first) {
    addTo(texts, first, parents, kept.places().parents());
    addTo(texts, first, children, kept.places().children());
  }

  private static void addTo(
      List<Bytes.Edit> texts, int first, Map<Integer, ? extends Object> lists, int[] ends) {
    lists.forEach(
        (row, ids) -> {
          if (row >= first) {
            byte[] list = ArtifactWriter.json(ids);
            texts.add(new Bytes.Edit(ends[2 * row], ends[2 * row + 1], list));
          }
        });
  }

  /** The lists of nodes in a new order, in both maps. */
  List<DictText> write(List<RowEntry> nodes) {
    String first = kept.resource(0).uniqueId();
    List<DictText> maps = new ArrayList<>();
    for (int[] ends : List.of(kept.places().parents(), kept.places().children())) {
      maps.add(new DictText(kept.text(), ends, first, nodes.size()));
    }
    for (RowEntry entry : nodes) {
      if (entry.row() < 0 && entry.made() instanceof GraphNode added) {
        String id = added.uniqueId();
        Set<String> own = addedChildren.getOrDefault(id, new TreeSet<>());
        maps.get(0).put(id, ArtifactWriter.json(sorted(added)));
        maps.get(1).put(id, ArtifactWriter.json(own));
      } else {
        write(maps.get(0), entry.row(), parents.get(entry.row()));
        write(maps.get(1), entry.row(), children.get(entry.row()));
      }
    }
    return maps;
  }

  private void write(DictText map, int row, @Nullable Collection<String> ids) {
    if (ids == null) {
      map.keep(row);
    } else {
      map.put(kept.resource(row).uniqueId(), ArtifactWriter.json(ids));
    }
  }
}
