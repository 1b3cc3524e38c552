package dev.percolate.parser;

/**
 * The artifacts of a parse as they were written.
 *
 * @param manifest manifest.json from behind its metadata
 * @param semanticManifest semantic_manifest.json
 */
public record SavedArtifacts(byte[] manifest, byte[] semanticManifest) {}
