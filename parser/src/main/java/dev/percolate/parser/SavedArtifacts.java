package dev.percolate.parser;

import dev.percolate.manifest.ArtifactWriter;
import dev.percolate.manifest.Bytes;
import dev.percolate.manifest.EntryPlaces;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.SemanticManifest;

/**
 * The artifacts of a parse as they are written.
 *
 * @param manifest manifest.json from behind its metadata
 * @param semanticManifest semantic_manifest.json
 * @param entries where the entries of manifest.json lie; empty for those of an earlier parse
 * @param origin where {@code manifest} begins in manifest.json
 */
public record SavedArtifacts(
    Bytes manifest, Bytes semanticManifest, EntryPlaces entries, int origin) {

  /** Artifacts of an earlier parse. */
  public static SavedArtifacts kept(Bytes manifest, Bytes semanticManifest) {
    return new SavedArtifacts(manifest, semanticManifest, new EntryPlaces(), 0);
  }

  /**
   * The artifacts of a manifest.
   *
   * @param head the length of manifest.json up to the end of its metadata
   */
  public static SavedArtifacts of(Manifest manifest, int head) {
    EntryPlaces entries = new EntryPlaces();
    return new SavedArtifacts(
        ArtifactWriter.json(manifest, head, entries),
        Bytes.of(ArtifactWriter.json(SemanticManifest.of(manifest))),
        entries,
        head);
  }
}
