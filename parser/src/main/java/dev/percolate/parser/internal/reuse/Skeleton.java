package dev.percolate.parser.internal.reuse;

import dev.percolate.manifest.Bytes;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.GenericTest;
import dev.percolate.manifest.Macro;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.Model;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.Resource;
import dev.percolate.manifest.Source;
import dev.percolate.project.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What resources know of each other: of which files they are and what others see of them. It stays
 * the same when files are parsed again, or else the whole project is.
 *
 * @param sizes how many resources each section has
 * @param rows the resources of all sections, one section after the other
 * @param nodes by row, what code can refer to or properties files describe
 * @param sources by row
 * @param deprecated the ids of models with a deprecation date
 * @param disabledFiles the files of disabled resources
 */
public record Skeleton(
    List<Integer> sizes,
    List<Row> rows,
    Map<Integer, NodeBuilder> nodes,
    Map<Integer, Source.Builder> sources,
    List<String> deprecated,
    List<String> disabledFiles) {

  /**
   * One resource.
   *
   * @param file the id of its file
   * @param patch the id of the properties file that describes it, or null
   * @param key for a generic test the entry that asks for it, such as {@code models.orders}
   * @param attached for a generic test the id of the node it is about
   */
  public record Row(
      String file, @Nullable String patch, @Nullable String key, @Nullable String attached) {

    private void write(ValueWriter out) {
      out.text(file).text(patch).text(key).text(attached);
    }

    private static Row read(ValueReader in) {
      return new Row(in.text(), in.textOrNull(), in.textOrNull(), in.textOrNull());
    }

    static Row of(Resource resource) {
      String file = fileOf(resource);
      return switch (resource) {
        case GenericTest test -> new Row(file, null, test.fileKeyName(), test.attachedNode());
        case ExecutableNode node -> new Row(file, node.patchPath(), null, null);
        case Source source -> new Row(file, source.patchPath(), null, null);
        case Macro macro -> new Row(file, macro.patchPath(), null, null);
        default -> new Row(file, null, null, null);
      };
    }
  }

  /** The id of a resource's file. */
  public static String fileOf(Resource resource) {
    return SourceFile.id(resource.packageName(), resource.originalFilePath());
  }

  /** What the resources of a manifest know of each other. */
  static Skeleton of(Manifest manifest) {
    List<Integer> sizes = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    List<String> deprecated = new ArrayList<>();
    for (Section section : Section.values()) {
      sizes.add(section.of(manifest).size());
      for (Resource resource : section.of(manifest).values()) {
        rows.add(Row.of(resource));
        if (resource instanceof Model model && model.deprecationDate() != null) {
          deprecated.add(model.uniqueId());
        }
      }
    }
    Map<Integer, NodeBuilder> nodes = new LinkedHashMap<>();
    int row = 0;
    for (ExecutableNode node : manifest.nodes().values()) {
      if (!(node instanceof GenericTest)) {
        nodes.put(row, Neighbour.of(node));
      }
      row++;
    }
    Map<Integer, Source.Builder> sources = new LinkedHashMap<>();
    manifest.sources().values().forEach(s -> sources.put(sources.size(), Neighbour.of(s)));
    List<String> disabledFiles = new ArrayList<>();
    manifest.disabled().values().forEach(s -> s.forEach(r -> disabledFiles.add(fileOf(r))));
    return new Skeleton(sizes, rows, nodes, sources, deprecated, disabledFiles);
  }

  /** The same with other resources in a section. */
  Skeleton with(Section section, List<RowEntry> entries) {
    int first = first(section);
    List<Row> all = new ArrayList<>(rows.subList(0, first));
    for (RowEntry entry : entries) {
      all.add(entry.made() == null ? rows.get(entry.row()) : Row.of(entry.made()));
    }
    all.addAll(rows.subList(first + size(section), rows.size()));
    List<Integer> counts = new ArrayList<>(sizes);
    counts.set(section.ordinal(), entries.size());
    boolean isOfNodes = section == Section.NODES;
    return new Skeleton(
        counts,
        all,
        isOfNodes ? arranged(entries) : nodes,
        isOfNodes ? moved(sources, entries.size() - size(section)) : sources,
        deprecated,
        disabledFiles);
  }

  private Map<Integer, NodeBuilder> arranged(List<RowEntry> entries) {
    Map<Integer, NodeBuilder> arranged = new LinkedHashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      RowEntry entry = entries.get(i);
      NodeBuilder known = nodes.get(entry.row());
      if (known != null) {
        arranged.put(i, known);
      } else if (entry.made() instanceof ExecutableNode node && !(node instanceof GenericTest)) {
        arranged.put(i, Neighbour.of(node));
      }
    }
    return arranged;
  }

  private static <V> Map<Integer, V> moved(Map<Integer, V> rows, int by) {
    Map<Integer, V> moved = new LinkedHashMap<>();
    rows.forEach((row, value) -> moved.put(row + by, value));
    return moved;
  }

  /** Its written form. */
  Bytes form() {
    ValueWriter out = new ValueWriter();
    int at = 0;
    for (int size : sizes) {
      out.list(rows.subList(at, at + size), (writer, row) -> row.write(writer));
      at += size;
    }
    out.number(nodes.size());
    nodes.forEach((row, node) -> Neighbour.write(out.number(row), node));
    out.list(sources.values(), Neighbour::write);
    return out.texts(deprecated).texts(disabledFiles).bytes();
  }

  static Skeleton read(Bytes bytes) {
    ValueReader in = new ValueReader(bytes);
    List<Integer> sizes = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < Section.values().length; i++) {
      List<Row> own = in.list(Row::read);
      sizes.add(own.size());
      rows.addAll(own);
    }
    Map<Integer, NodeBuilder> nodes = new LinkedHashMap<>();
    for (int i = in.count(); i > 0; i--) {
      nodes.put(in.count(), Neighbour.read(in));
    }
    Map<Integer, Source.Builder> sources = new LinkedHashMap<>();
    int first = sizes.getFirst();
    for (int i = in.count(); i > 0; i--) {
      sources.put(first + sources.size(), Neighbour.readSource(in));
    }
    return new Skeleton(sizes, rows, nodes, sources, in.texts(), in.texts());
  }

  /** How many resources a section has. */
  public int size(Section section) {
    return sizes.get(section.ordinal());
  }

  /** The row of the first resource of a section. */
  public int first(Section section) {
    int first = 0;
    for (int i = 0; i < section.ordinal(); i++) {
      first += sizes.get(i);
    }
    return first;
  }

  /** The section of a row. */
  public Section section(int row) {
    int rest = row;
    for (Section section : Section.values()) {
      if (rest < size(section)) {
        return section;
      }
      rest -= size(section);
    }
    throw new IndexOutOfBoundsException(row);
  }
}
