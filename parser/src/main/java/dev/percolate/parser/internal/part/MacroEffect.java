package dev.percolate.parser.internal.part;

import dev.percolate.manifest.MacroReads;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.parser.internal.FileDrafts;
import dev.percolate.parser.internal.ParseSession;
import dev.percolate.parser.internal.files.ProjectFiles;
import dev.percolate.parser.internal.reuse.KeptManifest;
import dev.percolate.parser.internal.reuse.KeptReads;
import dev.percolate.parser.internal.reuse.RowEntry;
import dev.percolate.parser.internal.reuse.Section;
import dev.percolate.parser.internal.reuse.Skeleton;
import dev.percolate.project.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom a change of macros concerns. Code that called what it called before makes the same node, so
 * its file is read and rendered, and nothing more is done for it.
 *
 * @param entries all macros in their order; null when no file with macros has changed
 * @param files files whose nodes are made anew
 * @param parsed what was read of some of them already
 * @param tests rows of generic tests that are made anew
 * @param reads what nodes that stay as they are owe to macros now, by row
 */
record MacroEffect(
    @Nullable List<RowEntry> entries,
    Set<String> files,
    Map<String, FileDrafts.Parsed> parsed,
    List<Integer> tests,
    Map<Integer, MacroReads> reads) {

  static final MacroEffect NONE = new MacroEffect(null, Set.of(), Map.of(), List.of(), Map.of());

  /**
   * Renders what looked up changed macros.
   *
   * @param macroFiles the ids of the files that hold or held macros and are not as they were
   * @param others the ids of files that are parsed anyway
   * @return null when the whole project has to be parsed
   */
  static @Nullable MacroEffect of(
      KeptManifest kept,
      ParseSession session,
      ProjectFiles project,
      Set<String> macroFiles,
      Set<String> others) {
    boolean withArguments = !Boolean.FALSE.equals(session.flags().get("validate_macro_args"));
    MacroChange change =
        MacroChange.of(
            kept,
            session.registry(),
            macroFiles,
            MacroChange.recorder(session.registry(), withArguments, session.createdAt()));
    return change == null ? null : new Search(kept, session, project, change).run(others);
  }

  private static final class Search {
    private final Skeleton skeleton;
    private final KeptReads kept;
    private final ParseSession session;
    private final ProjectFiles project;
    private final MacroChange change;
    private final Set<String> anew = new LinkedHashSet<>();
    private final Map<String, List<Integer>> rendered = new LinkedHashMap<>();
    private final List<Integer> tests = new ArrayList<>();
    private final Map<String, FileDrafts.Parsed> parsed = new HashMap<>();
    private final Map<Integer, MacroReads> reads = new HashMap<>();

    Search(KeptManifest kept, ParseSession session, ProjectFiles project, MacroChange change) {
      this.skeleton = kept.skeleton();
      this.kept = kept.reads();
      this.session = session;
      this.project = project;
      this.change = change;
    }

    MacroEffect run(Set<String> others) {
      for (int row = 0; row < skeleton.size(Section.NODES); row++) {
        MacroReads node = kept.nodes().get(row);
        if (node.hasAny(change.names())) {
          add(row, node.hasOther(change.names()));
        }
      }
      rendered.keySet().removeAll(anew);
      rendered.keySet().removeAll(others);
      addRowsBeside();
      renderAll();
      return new MacroEffect(change.entries(), anew, parsed, tests, reads);
    }

    private void add(int row, boolean isMoreThanCode) {
      String file = skeleton.rows().get(row).file();
      if (skeleton.rows().get(row).key() != null) {
        tests.add(row);
      } else if (isMoreThanCode) {
        anew.add(file);
      } else {
        rendered.put(file, new ArrayList<>());
      }
    }

    /** All rows of the files that are rendered: some hold several snapshots. */
    private void addRowsBeside() {
      for (int row = 0; row < skeleton.size(Section.NODES); row++) {
        List<Integer> rows = rendered.get(skeleton.rows().get(row).file());
        if (rows != null) {
          rows.add(row);
        }
      }
    }

    private void renderAll() {
      FileDrafts drafts = new FileDrafts(session, project);
      List<SourceFile> wanted = new ArrayList<>();
      Set<String> missing = new LinkedHashSet<>(rendered.keySet());
      for (SourceFile file : FileDrafts.files(session.packages(), project)) {
        if (rendered.containsKey(file.fileId())) {
          wanted.add(file);
          missing.remove(file.fileId());
        }
      }
      anew.addAll(missing);
      List<FileDrafts.Parsed> found = session.parallel().map(wanted, drafts::parse);
      for (int i = 0; i < wanted.size(); i++) {
        String file = wanted.get(i).fileId();
        if (!isAsBefore(rendered.getOrDefault(file, List.of()), found.get(i).nodes())) {
          anew.add(file);
          parsed.put(file, found.get(i));
        }
      }
    }

    private boolean isAsBefore(List<Integer> rows, List<NodeBuilder> nodes) {
      if (rows.size() != nodes.size()) {
        return false;
      }
      for (int i = 0; i < rows.size(); i++) {
        MacroReads then = kept.nodes().get(rows.get(i));
        MacroReads now = nodes.get(i).macroReads;
        if (then.calls() == null ? now.calls() != null : !then.calls().equals(now.calls())) {
          return false;
        }
        // what the properties files made the node look up stays
        reads.put(rows.get(i), new MacroReads(now.code(), then.others(), now.calls()));
      }
      return true;
    }
  }
}
