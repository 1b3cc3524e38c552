package dev.percolate.parser.internal.reuse;

import dev.percolate.manifest.ArtifactWriter;
import dev.percolate.manifest.Bytes;
import dev.percolate.manifest.GraphNode;
import dev.percolate.manifest.Resource;
import dev.percolate.parser.SavedArtifacts;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The manifest of an earlier parse, of which single resources can be read and replaced. */
public final class KeptManifest {
  private final SavedParse saved;
  private final SavedArtifacts artifacts;
  private final Skeleton skeleton;
  private final Places places;
  private final ByteBuffer form;
  private final TextTable table;

  private KeptManifest(SavedParse saved, SavedArtifacts artifacts) {
    this.saved = saved;
    this.artifacts = artifacts;
    this.skeleton = Skeleton.read(saved.skeleton());
    this.places = Places.read(saved.places());
    this.form = saved.form().toBuffer();
    this.table = TextTable.read(saved.table());
  }

  /** The manifest of a parse; null when that wrote no artifacts. */
  public static @Nullable KeptManifest of(SavedParse saved) {
    SavedArtifacts artifacts = saved.artifacts();
    return artifacts == null ? null : new KeptManifest(saved, artifacts);
  }

  public Skeleton skeleton() {
    return skeleton;
  }

  /** What resources owe to macros. */
  public KeptReads reads() {
    return KeptReads.read(saved.reads());
  }

  Places places() {
    return places;
  }

  /** A part of the binary form. */
  byte[] form(int from, int to) {
    return saved.form().slice(from, to);
  }

  /** A part of manifest.json. */
  byte[] text(int from, int to) {
    return artifacts.manifest().slice(from, to);
  }

  /** The resource of a row. */
  public Resource resource(int row) {
    Section section = skeleton.section(row);
    int start = places.forms()[section.ordinal()][row - skeleton.first(section)];
    return ManifestForm.resource(new ValueReader(form, start, table));
  }

  /** All resources of a section. */
  public List<Resource> resources(Section section) {
    List<Resource> all = new ArrayList<>();
    int first = skeleton.first(section);
    for (int i = 0; i < skeleton.size(section); i++) {
      all.add(resource(first + i));
    }
    return all;
  }

  /**
   * The parse with some resources replaced by others of the same ids.
   *
   * @param replaced by row
   * @param macros all macros in their order, or null when they are as they were
   * @return null when that takes a whole parse
   */
  public @Nullable SavedParse with(
      ParseNotes notes,
      SortedMap<Integer, Resource> replaced,
      @Nullable List<MacroEntry> macros,
      KeptReads nowReads) {
    List<Bytes.Edit> forms = new ArrayList<>();
    List<Bytes.Edit> texts = new ArrayList<>();
    Families families = new Families();
    for (Map.Entry<Integer, Resource> entry : replaced.entrySet()) {
      int row = entry.getKey();
      Section section = skeleton.section(row);
      int number = row - skeleton.first(section);
      int[] ends = places.forms()[section.ordinal()];
      ValueWriter out = new ValueWriter(ValueWriter.Texts.EVERYWHERE);
      ManifestForm.resource(out, entry.getValue());
      forms.add(new Bytes.Edit(ends[number], ends[number + 1], out.bytes().slice()));
      texts.add(edit(places.texts()[section.ordinal()], number, entry.getValue()));
      if (entry.getValue() instanceof GraphNode node
          && resource(row) instanceof GraphNode before
          && !families.add(row, before, node)) {
        return null;
      }
    }
    families.addTo(texts);
    MacroSection section = macros == null ? null : new MacroSection(this, macros);
    if (section != null) {
      // the sections with nodes, of which resources are replaced, stand before it
      forms.add(section.form());
      texts.add(section.text());
    }
    texts.sort(Comparator.comparingInt(Bytes.Edit::from));
    Places after = places.after(forms, texts);
    return new SavedParse(
        notes,
        SavedArtifacts.kept(artifacts.manifest().with(texts), artifacts.semanticManifest()),
        saved.table(),
        saved.form().with(forms),
        (section == null ? after : section.in(after, forms, texts)).form(),
        section == null ? saved.skeleton() : skeleton.withMacros(section.rows()).form(),
        nowReads.form());
  }

  private static Bytes.Edit edit(int[] ends, int number, Object value) {
    return new Bytes.Edit(ends[2 * number], ends[2 * number + 1], ArtifactWriter.json(value));
  }

  /** The changes of the parent and child maps. */
  private final class Families {
    private final Map<Integer, List<String>> parents = new HashMap<>();
    private final Map<Integer, TreeSet<String>> children = new HashMap<>();
    private @Nullable Map<String, Integer> rows;

    /** False when a parent is of a kind that is not known by its id. */
    boolean add(int row, GraphNode before, GraphNode now) {
      Set<String> old = new HashSet<>(before.dependsOnNodes());
      Set<String> fresh = new HashSet<>(now.dependsOnNodes());
      if (old.equals(fresh)) {
        return true;
      }
      parents.put(row, now.dependsOnNodes().stream().sorted().toList());
      Set<String> touched = new TreeSet<>(old);
      touched.addAll(fresh);
      for (String parent : touched) {
        Integer at = rows().get(parent);
        TreeSet<String> family = at == null ? null : childrenOf(at);
        if (family == null) {
          return false;
        }
        if (fresh.contains(parent)) {
          family.add(now.uniqueId());
        } else {
          family.remove(now.uniqueId());
        }
      }
      return true;
    }

    private Map<String, Integer> rows() {
      if (rows == null) {
        Map<String, Integer> found = new HashMap<>();
        skeleton.nodes().forEach((row, node) -> found.put(node.uniqueId, row));
        skeleton.sources().forEach((row, source) -> found.put(source.identity.uniqueId(), row));
        rows = found;
      }
      return rows;
    }

    /** The children that are written now; null for ids that are not written as they are. */
    private @Nullable TreeSet<String> childrenOf(int row) {
      TreeSet<String> known = children.get(row);
      if (known != null) {
        return known;
      }
      int[] ends = places.children();
      String list =
          new String(
              artifacts.manifest().slice(ends[2 * row], ends[2 * row + 1]),
              StandardCharsets.US_ASCII);
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

    void addTo(List<Bytes.Edit> texts) {
      parents.forEach((row, ids) -> texts.add(edit(places.parents(), row, ids)));
      children.forEach((row, ids) -> texts.add(edit(places.children(), row, ids)));
    }
  }
}
