package dev.percolate.parser.internal.part;

import dev.percolate.parser.internal.files.ProjectFiles;
import dev.percolate.parser.internal.reuse.Fingerprint;
import dev.percolate.parser.internal.reuse.Reuse;
import dev.percolate.project.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Files that are not as they were.
 *
 * @param files those that are there, but for those with macros
 * @param deleted the ids of those with code that are gone
 * @param macros the ids of those with macros, there or gone
 */
public record ChangedFiles(List<SourceFile> files, Set<String> deleted, Set<String> macros) {
  /** Kinds of which files may come and go without a whole parse. */
  private static final Set<SourceFile.Kind> COMING =
      Set.of(
          SourceFile.Kind.MODEL,
          SourceFile.Kind.SNAPSHOT,
          SourceFile.Kind.ANALYSIS,
          SourceFile.Kind.SINGULAR_TEST,
          SourceFile.Kind.MACRO,
          SourceFile.Kind.GENERIC_TEST);

  /** What a comparison found; null when the whole project has to be parsed. */
  public static @Nullable ChangedFiles of(Reuse.Changes changes, ProjectFiles project) {
    List<String> files = new ArrayList<>(changes.changed());
    files.addAll(changes.added());
    Set<String> deleted = new LinkedHashSet<>();
    for (String key : changes.deleted()) {
      if (!mayCome(key)) {
        return null;
      }
      if (!ProjectFiles.holdsMacros(key)) {
        deleted.add(Fingerprint.fileId(key));
      }
    }
    if (!changes.added().stream().allMatch(ChangedFiles::mayCome)) {
      return null;
    }
    files.removeIf(ProjectFiles::holdsMacros);
    return new ChangedFiles(project.of(files), deleted, ProjectFiles.macroFiles(changes.all()));
  }

  private static boolean mayCome(String key) {
    return COMING.contains(Fingerprint.kind(key));
  }
}
