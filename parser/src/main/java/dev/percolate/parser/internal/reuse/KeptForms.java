package dev.percolate.parser.internal.reuse;

import dev.percolate.manifest.Bytes;
import dev.percolate.manifest.EntryPlaces;
import dev.percolate.manifest.Manifest;
import dev.percolate.parser.SavedArtifacts;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a manifest apart from its artifacts, which can be written meanwhile.
 *
 * @param starts where resources begin in {@code form}: {@link ManifestForm#write}
 */
public record KeptForms(Bytes table, Bytes form, int[][] starts, Bytes skeleton, Bytes reads) {

  /** The forms of a manifest and of what its resources owe to macros. */
  public static KeptForms of(Manifest manifest, KeptReads reads) {
    ValueWriter out = new ValueWriter(ValueWriter.Texts.IN_TABLE);
    int[][] starts = ManifestForm.write(out, manifest);
    return new KeptForms(
        Bytes.of(TextTable.form(out.tableTexts())),
        out.bytes(),
        starts,
        Skeleton.of(manifest).form(),
        reads.form());
  }

  /** The kept parse, with the artifacts that were written, if any. */
  public SavedParse saved(ParseNotes notes, @Nullable SavedArtifacts artifacts) {
    Places places =
        artifacts == null
            ? Places.of(starts, new EntryPlaces(), 0)
            : Places.of(starts, artifacts.entries(), artifacts.origin());
    return new SavedParse(notes, artifacts, table, form, places.form(), skeleton, reads);
  }
}
