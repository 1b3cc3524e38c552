package dev.percolate.parser.internal.part;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.parser.internal.Parallel;
import dev.percolate.parser.internal.ParseEvents;
import dev.percolate.parser.internal.ParseSession;
import dev.percolate.parser.internal.files.ProjectFiles;
import dev.percolate.parser.internal.reuse.KeptManifest;
import dev.percolate.parser.internal.reuse.ParseNotes;
import dev.percolate.parser.internal.reuse.Revision;
import dev.percolate.parser.internal.reuse.SavedParse;
import dev.percolate.project.SourceFile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a parse of changed files gave.
 *
 * @param kept the manifest it belongs to
 * @param revision what has become of it
 * @param fileCount how many files were parsed
 * @param session the session it was done in
 */
public record PartResult(
    KeptManifest kept, Revision revision, int fileCount, ParseSession session) {

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
      ChangedFiles changed,
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
      if (!changed.macros().isEmpty()) {
        Set<String> others = new HashSet<>(changed.deleted());
        for (SourceFile file : changed.files()) {
          others.add(file.fileId());
        }
        session = open.get();
        macros = MacroEffect.of(kept, session, files, changed.macros(), others);
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
    Arrangement made =
        plan.isEmpty() ? new Arrangement(new TreeMap<>(), List.of(), null) : parse.run();
    if (made == null) {
      return null;
    }
    Revision revision =
        new Revision(
            made.replaced(),
            made.nodes(),
            macros.entries(),
            parse.reads(made),
            session.draft().absent());
    return new PartResult(kept, revision, plan.size() + macros.reads().size(), session);
  }

  /** The whole parse with the new parts; null when that takes a whole parse. */
  public @Nullable SavedParse patched(ParseNotes notes) {
    return kept.with(notes, revision);
  }
}
