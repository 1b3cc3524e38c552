package dev.percolate.parser.internal.part;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.manifest.Resource;
import dev.percolate.parser.internal.Parallel;
import dev.percolate.parser.internal.ParseEvents;
import dev.percolate.parser.internal.ParseSession;
import dev.percolate.parser.internal.files.ProjectFiles;
import dev.percolate.parser.internal.reuse.KeptManifest;
import dev.percolate.parser.internal.reuse.SavedParse;
import dev.percolate.project.SourceFile;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a parse of changed files gave.
 *
 * @param kept the manifest it belongs to
 * @param resources the new resources by their rows
 * @param fileCount how many files were parsed
 * @param session the session it was done in
 */
public record PartResult(
    KeptManifest kept,
    SortedMap<Integer, Resource> resources,
    int fileCount,
    ParseSession session) {

  /**
   * Parses changed files again.
   *
   * @param parallel takes the events, which count only if there is a result
   * @param open opens the session, once it is known to be needed
   * @return null when the whole project has to be parsed
   */
  public static @Nullable PartResult of(
      SavedParse saved,
      ProjectFiles files,
      List<SourceFile> changed,
      Parallel parallel,
      ParseEvents events,
      Supplier<ParseSession> open) {
    KeptManifest kept = KeptManifest.of(saved);
    if (kept == null) {
      return null;
    }
    try {
      PartPlan plan = PartPlan.of(kept.skeleton(), files, changed, parallel, events);
      if (plan == null) {
        return null;
      }
      ParseSession session = open.get();
      SortedMap<Integer, Resource> made = new PartParse(session, kept, files, plan).run();
      return made == null ? null : new PartResult(kept, made, plan.size(), session);
    } catch (ProblemException _) {
      // what is wrong, and what is told before it, is found out by a whole parse
      return null;
    }
  }
}
