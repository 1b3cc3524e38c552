package dev.percolate.parser.internal.part;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.manifest.MacroReads;
import dev.percolate.manifest.Resource;
import dev.percolate.parser.internal.Parallel;
import dev.percolate.parser.internal.ParseEvents;
import dev.percolate.parser.internal.ParseSession;
import dev.percolate.parser.internal.files.ProjectFiles;
import dev.percolate.parser.internal.reuse.KeptManifest;
import dev.percolate.parser.internal.reuse.MacroEntry;
import dev.percolate.parser.internal.reuse.ParseNotes;
import dev.percolate.parser.internal.reuse.SavedParse;
import dev.percolate.project.SourceFile;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a parse of changed files gave.
 *
 * @param kept the manifest it belongs to
 * @param resources the new resources by their rows
 * @param macros all macros in their order; null when they are as they were
 * @param reads what nodes owe to macros now, by row, where that may have changed
 * @param fileCount how many files were parsed
 * @param session the session it was done in
 */
public record PartResult(
    KeptManifest kept,
    SortedMap<Integer, Resource> resources,
    @Nullable List<MacroEntry> macros,
    Map<Integer, MacroReads> reads,
    int fileCount,
    ParseSession session) {

  /**
   * Parses changed files again.
   *
   * @param changed files that are not as they were, but for those with macros
   * @param macroFiles the ids of files with macros that were changed, added or deleted
   * @param parallel takes the events, which count only if there is a result
   * @param open opens the session, once it is known to be needed
   * @return null when the whole project has to be parsed
   */
  public static @Nullable PartResult of(
      SavedParse saved,
      ProjectFiles files,
      List<SourceFile> changed,
      Set<String> macroFiles,
      Parallel parallel,
      ParseEvents events,
      Supplier<ParseSession> open) {
    KeptManifest kept = KeptManifest.of(saved);
    if (kept == null || !PartPlan.isPossible(kept.skeleton())) {
      return null;
    }
    try {
      MacroEffect macros = MacroEffect.NONE;
      ParseSession session = null;
      if (!macroFiles.isEmpty()) {
        Set<String> others = new LinkedHashSet<>();
        changed.forEach(file -> others.add(file.fileId()));
        session = open.get();
        macros = MacroEffect.of(kept, session, files, macroFiles, others);
      }
      PartPlan plan =
          macros == null
              ? null
              : PartPlan.of(kept.skeleton(), files, changed, macros, parallel, events);
      if (plan == null || macros == null) {
        return null;
      }
      return of(kept, files, plan, macros, session == null ? open.get() : session);
    } catch (ProblemException _) {
      // what is wrong, and what is told before it, is found out by a whole parse
      return null;
    }
  }

  private static @Nullable PartResult of(
      KeptManifest kept,
      ProjectFiles files,
      PartPlan plan,
      MacroEffect macros,
      ParseSession session) {
    PartParse parse = new PartParse(session, kept, files, plan, macros);
    SortedMap<Integer, Resource> made = plan.size() == 0 ? new TreeMap<>() : parse.run();
    if (made == null) {
      return null;
    }
    Map<Integer, MacroReads> reads = new HashMap<>(macros.reads());
    reads.putAll(parse.reads(made));
    int count = plan.size() + macros.reads().size();
    return new PartResult(kept, made, macros.entries(), reads, count, session);
  }

  /** The whole parse with the new parts; null when that takes a whole parse. */
  public @Nullable SavedParse patched(ParseNotes notes) {
    return kept.with(notes, resources, macros, kept.reads().with(reads));
  }
}
