package dev.percolate.parser.internal.reuse;

import dev.percolate.diagnostics.Event;
import dev.percolate.manifest.ArtifactWriter;
import dev.percolate.manifest.Bytes;
import dev.percolate.manifest.GraphNode;
import dev.percolate.manifest.Resource;
import dev.percolate.parser.SavedArtifacts;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The manifest of an earlier parse, of which single resources can be read and replaced. */
public final class KeptManifest {
  private final SavedParse saved;
  private final SavedArtifacts artifacts;
  private final Skeleton skeleton;
  private final Places places;
  private final ByteBuffer form;
  private final TextTable table;
  private @Nullable KeptReads reads;

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
    KeptReads known = reads;
    if (known == null) {
      known = KeptReads.read(saved.reads());
      reads = known;
    }
    return known;
  }

  Places places() {
    return places;
  }

  /** The binary form of the manifest. */
  Bytes form() {
    return saved.form();
  }

  /** manifest.json behind its metadata. */
  Bytes text() {
    return artifacts.manifest();
  }

  /** What the checks over the whole told. */
  public List<Event> checkEvents() {
    return saved.notes().checkEvents();
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

  /** The parse that a revision makes of this one; null when that takes a whole parse. */
  public @Nullable SavedParse with(ParseNotes notes, Revision revision) {
    Families families = new Families(this);
    List<RowEntry> nodes = revision.nodes();
    if (!(nodes == null || arrange(families, nodes)) || !replace(families, revision.replaced())) {
      return null;
    }
    List<SectionEdit> sections = new ArrayList<>();
    if (nodes != null) {
      sections.add(new SectionEdit(this, Section.NODES, nodes));
    }
    int first = nodes == null ? 0 : skeleton.size(Section.NODES);
    List<Bytes.Edit> forms = new ArrayList<>();
    List<Bytes.Edit> texts = new ArrayList<>();
    addTo(forms, texts, revision.replaced().tailMap(first));
    families.addTo(texts, first);
    if (revision.macros() != null) {
      sections.add(new SectionEdit(this, Section.MACROS, revision.macros()));
    }
    for (SectionEdit section : sections) {
      forms.add(section.form());
      texts.add(section.text());
    }
    List<DictText> maps = nodes == null ? List.of() : families.write(nodes);
    maps.forEach(map -> texts.add(map.edit(first)));
    // Comparator.comparingInt makes a lambda that the JVM's cache of classes cannot hold
    Comparator<Bytes.Edit> byPlace = (one, other) -> Integer.compare(one.from(), other.from());
    forms.sort(byPlace);
    texts.sort(byPlace);
    Places after = places.after(forms, texts);
    for (SectionEdit section : sections) {
      after = section.in(after, forms, texts);
    }
    if (nodes != null) {
      after =
          after.withFamilies(
              joined(maps.get(0).ends(texts), after.parents(), 2 * first),
              joined(maps.get(1).ends(texts), after.children(), 2 * first));
    }
    return new SavedParse(
        notes,
        SavedArtifacts.kept(artifacts.manifest().with(texts), artifacts.semanticManifest()),
        saved.table(),
        saved.form().with(forms),
        after.form(),
        skeleton(revision),
        reads().with(revision).form());
  }

  private Bytes skeleton(Revision revision) {
    if (revision.nodes() == null && revision.macros() == null) {
      return saved.skeleton();
    }
    Skeleton now = skeleton;
    if (revision.macros() != null) {
      now = now.with(Section.MACROS, revision.macros());
    }
    if (revision.nodes() != null) {
      now = now.with(Section.NODES, revision.nodes());
    }
    return now.form();
  }

  private static int[] joined(int[] start, int[] rest, int from) {
    int[] all = Arrays.copyOf(start, start.length + rest.length - from);
    System.arraycopy(rest, from, all, start.length, rest.length - from);
    return all;
  }

  private boolean arrange(Families families, List<RowEntry> nodes) {
    List<Resource> added = new ArrayList<>();
    Set<Integer> left = new HashSet<>();
    for (RowEntry entry : nodes) {
      if (entry.row() >= 0) {
        left.add(entry.row());
      } else if (entry.made() != null) {
        added.add(entry.made());
      }
    }
    families.add(added);
    for (Resource resource : added) {
      if (!(resource instanceof GraphNode node && families.link(node))) {
        return false;
      }
    }
    for (int row = 0; row < skeleton.size(Section.NODES); row++) {
      if (!left.contains(row)
          && !(resource(row) instanceof GraphNode gone && families.remove(row, gone))) {
        return false;
      }
    }
    return true;
  }

  private boolean replace(Families families, SortedMap<Integer, Resource> replaced) {
    for (Map.Entry<Integer, Resource> entry : replaced.entrySet()) {
      int row = entry.getKey();
      if (entry.getValue() instanceof GraphNode node
          && resource(row) instanceof GraphNode before
          && !families.replace(row, before, node)) {
        return false;
      }
    }
    return families.areWhole();
  }

  private void addTo(
      List<Bytes.Edit> forms, List<Bytes.Edit> texts, SortedMap<Integer, Resource> replaced) {
    replaced.forEach(
        (row, resource) -> {
          Section section = skeleton.section(row);
          int number = row - skeleton.first(section);
          int[] ends = places.forms()[section.ordinal()];
          ValueWriter out = new ValueWriter(ValueWriter.Texts.EVERYWHERE);
          ManifestForm.resource(out, resource);
          forms.add(new Bytes.Edit(ends[number], ends[number + 1], out.bytes()));
          int[] values = places.texts()[section.ordinal()];
          texts.add(
              new Bytes.Edit(
                  values[2 * number], values[2 * number + 1], ArtifactWriter.json(resource)));
        });
  }
}
