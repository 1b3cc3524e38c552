package dev.percolate.parser.internal.reuse;

import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.ManifestMetadata;
import org.jspecify.annotations.Nullable;

/**
 * One parse as its state file keeps it.
 *
 * @param manifestText manifest.json from behind its metadata, or null when it was not written
 * @param semanticText semantic_manifest.json, or null
 * @param manifest the binary form of the manifest
 */
public record SavedParse(
    ParseNotes notes,
    byte @Nullable [] manifestText,
    byte @Nullable [] semanticText,
    byte[] manifest) {

  /** The binary form of a manifest. */
  public static byte[] form(Manifest manifest) {
    ValueWriter out = new ValueWriter();
    ManifestForm.write(out, manifest);
    return out.toBytes();
  }

  /** The manifest with other metadata. */
  public Manifest manifest(ManifestMetadata metadata) {
    return ManifestForm.read(new ValueReader(manifest, 0), metadata);
  }
}
