package dev.percolate.parser;

import dev.percolate.manifest.ArtifactWriter;
import dev.percolate.manifest.Bytes;
import dev.percolate.manifest.CompiledNode;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.ManifestMetadata;
import dev.percolate.manifest.Resource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * manifest.json of a parse that was taken over. After a command only the nodes that it compiled are
 * written anew, the rest is copied.
 */
public final class ManifestText {
  private static final String START = "{\"metadata\": ";

  private final Manifest manifest;
  private final Bytes text;
  private final Supplier<int[][]> places;

  /**
   * The text of a manifest.
   *
   * @param text from behind the metadata
   * @param places where the values of {@code nodes} begin and end in it, by turns, and those of
   *     {@code functions}
   */
  ManifestText(Manifest manifest, Bytes text, Supplier<int[][]> places) {
    this.manifest = manifest;
    this.text = text;
    this.places = places;
  }

  /** The beginning of manifest.json up to the end of its metadata. */
  public static Bytes head(ManifestMetadata metadata) {
    return Bytes.of(
        List.of(
            Bytes.of(START.getBytes(StandardCharsets.US_ASCII)),
            Bytes.of(ArtifactWriter.json(metadata))));
  }

  /**
   * Writes manifest.json.
   *
   * @param compiled what compiling added, by unique id
   */
  public void write(Path file, Map<String, CompiledNode> compiled) {
    int[][] ends = places.get();
    List<Bytes.Edit> edits = new ArrayList<>();
    addEdits(edits, ends[0], manifest.nodes(), compiled);
    addEdits(edits, ends[1], manifest.functions(), compiled);
    ArtifactWriter.writeBytes(file, List.of(head(manifest.metadata()), text.with(edits)));
  }

  private static void addEdits(
      List<Bytes.Edit> edits,
      int[] ends,
      Map<String, ? extends Resource> section,
      Map<String, CompiledNode> compiled) {
    int end = 0;
    for (Resource resource : section.values()) {
      int from = ends[end++];
      int to = ends[end++];
      if (compiled.containsKey(resource.uniqueId())) {
        edits.add(new Bytes.Edit(from, to, ArtifactWriter.json(resource, compiled)));
      }
    }
  }
}
