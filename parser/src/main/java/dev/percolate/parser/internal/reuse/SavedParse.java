package dev.percolate.parser.internal.reuse;

import dev.percolate.manifest.Bytes;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.ManifestMetadata;
import dev.percolate.parser.SavedArtifacts;
import org.jspecify.annotations.Nullable;

/**
 * One parse as its state file keeps it.
 *
 * @param artifacts what was written, or null
 * @param table the texts of the binary form
 * @param form the binary form of the manifest
 * @param places where resources lie in form and artifact; empty when nothing was written
 * @param skeleton what resources know of each other
 * @param reads what resources owe to macros: {@link KeptReads}
 */
public record SavedParse(
    ParseNotes notes,
    @Nullable SavedArtifacts artifacts,
    Bytes table,
    Bytes form,
    Bytes places,
    Bytes skeleton,
    Bytes reads) {

  /** What is kept of a whole parse. */
  public static SavedParse of(
      ParseNotes notes, Manifest manifest, @Nullable SavedArtifacts artifacts, KeptReads reads) {
    return KeptForms.of(manifest, reads).saved(notes, artifacts);
  }

  /** The same with artifacts that were written later. */
  public SavedParse with(@Nullable SavedArtifacts written, Manifest manifest) {
    return of(notes, manifest, written, KeptReads.read(reads));
  }

  /**
   * Where the values of {@code nodes} and those of {@code functions} begin and end in the artifact,
   * by turns.
   */
  public int[][] compilableTexts() {
    int[][] texts = Places.read(places).texts();
    return new int[][] {texts[Section.NODES.ordinal()], texts[Section.FUNCTIONS.ordinal()]};
  }

  /** The manifest with other metadata. */
  public Manifest manifest(ManifestMetadata metadata) {
    return ManifestForm.read(new ValueReader(form.toBuffer(), 0, TextTable.read(table)), metadata);
  }
}
