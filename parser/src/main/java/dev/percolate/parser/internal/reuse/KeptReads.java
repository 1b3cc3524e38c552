package dev.percolate.parser.internal.reuse;

import dev.percolate.manifest.Bytes;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.MacroReads;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.parser.internal.DisabledDraft;
import dev.percolate.parser.internal.ManifestDraft;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What resources owe to macros, by the names that their templates looked up.
 *
 * @param nodes for each row of {@link Section#NODES}
 * @param elsewhere names looked up for functions and for disabled resources
 * @param absent names of nodes and ids of macros that were asked for and not found, and names of
 *     disabled nodes
 */
public record KeptReads(List<MacroReads> nodes, Set<String> elsewhere, Set<String> absent) {

  /** What a whole parse noted. */
  public static KeptReads of(Manifest manifest, ManifestDraft draft) {
    List<MacroReads> nodes = new ArrayList<>(manifest.nodes().size());
    for (ExecutableNode node : manifest.nodes().values()) {
      NodeBuilder made = draft.nodes().get(node.uniqueId());
      nodes.add(made == null ? MacroReads.NONE : made.macroReads);
    }
    Set<String> elsewhere = new LinkedHashSet<>();
    Set<String> absent = new LinkedHashSet<>(draft.absent());
    draft.functions().values().forEach(function -> addAll(function, elsewhere));
    for (List<DisabledDraft> same : draft.disabled().values()) {
      for (DisabledDraft resource : same) {
        if (resource.draft() instanceof NodeBuilder node) {
          addAll(node, elsewhere);
          absent.add(node.name);
        }
      }
    }
    return new KeptReads(nodes, elsewhere, absent);
  }

  private static void addAll(NodeBuilder node, Set<String> names) {
    names.addAll(node.macroReads.code());
    names.addAll(node.macroReads.others());
  }

  /** The same after a revision. */
  KeptReads with(Revision revision) {
    List<MacroReads> now = new ArrayList<>(nodes);
    revision.reads().rows().forEach(now::set);
    Set<String> names = new LinkedHashSet<>(absent);
    revision.absent().forEach(names::add);
    if (revision.nodes() == null) {
      return new KeptReads(now, elsewhere, names);
    }
    List<MacroReads> arranged = new ArrayList<>();
    for (RowEntry entry : revision.nodes()) {
      arranged.add(
          entry.row() >= 0 || entry.made() == null
              ? now.get(entry.row())
              : revision.reads().added().getOrDefault(entry.made().uniqueId(), MacroReads.NONE));
    }
    return new KeptReads(arranged, elsewhere, names);
  }

  /** Whether something that is not parsed in part owes anything to one of the names. */
  public boolean isReadElsewhere(Set<String> names) {
    return !Collections.disjoint(elsewhere, names);
  }

  Bytes form() {
    // many nodes look up the same names
    Map<Set<String>, Integer> sets = new LinkedHashMap<>();
    Map<Set<String>, Integer> seen = new IdentityHashMap<>();
    ValueWriter rows = new ValueWriter();
    rows.number(nodes.size());
    for (MacroReads node : nodes) {
      rows.number(number(node.code(), sets, seen)).number(number(node.others(), sets, seen));
      rows.text(node.calls());
    }
    ValueWriter out = new ValueWriter();
    out.list(sets.keySet(), ValueWriter::texts).texts(elsewhere).texts(absent);
    return Bytes.of(List.of(out.bytes(), rows.bytes()));
  }

  /** The number of a set; one that was read from a file is the same object for many nodes. */
  private static int number(
      Set<String> names, Map<Set<String>, Integer> sets, Map<Set<String>, Integer> seen) {
    Integer known = seen.get(names);
    if (known == null) {
      known = sets.get(names);
      if (known == null) {
        known = sets.size();
        sets.put(names, known);
      }
      seen.put(names, known);
    }
    return known;
  }

  static KeptReads read(Bytes bytes) {
    ValueReader in = new ValueReader(bytes);
    List<Set<String>> sets = in.list(reader -> new LinkedHashSet<>(reader.texts()));
    Set<String> elsewhere = new LinkedHashSet<>(in.texts());
    Set<String> absent = new LinkedHashSet<>(in.texts());
    ValueReader rows = in.fresh();
    int count = rows.count();
    List<MacroReads> nodes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      nodes.add(new MacroReads(sets.get(rows.count()), sets.get(rows.count()), rows.textOrNull()));
    }
    return new KeptReads(nodes, elsewhere, absent);
  }
}
