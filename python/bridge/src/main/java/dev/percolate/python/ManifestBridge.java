package dev.percolate.python;

import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.GraphNode;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.ManifestReader;
import dev.percolate.manifest.PythonJson;
import dev.percolate.manifest.Resolution;
import dev.percolate.manifest.Resource;
import dev.percolate.manifest.Source;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A manifest for Python. Immutable; safe for many threads. */
public final class ManifestBridge {
  private final Manifest manifest;

  private ManifestBridge(Manifest manifest) {
    this.manifest = manifest;
  }

  static ManifestBridge of(Manifest manifest) {
    return new ManifestBridge(manifest);
  }

  Manifest manifest() {
    return manifest;
  }

  /** The manifest in a file. */
  public static ManifestBridge ofFile(String path) {
    return new ManifestBridge(ManifestReader.read(Path.of(path)).manifest());
  }

  /**
   * The manifest of a JSON text in UTF-8.
   *
   * @param strict refuse unknown fields, wrong types and missing fields
   */
  public static ManifestBridge ofBytes(ByteBuffer json, String name, boolean strict) {
    byte[] bytes = new byte[json.remaining()];
    json.get(bytes);
    return new ManifestBridge(
        (strict ? ManifestReader.readStrictly(bytes, name) : ManifestReader.read(bytes, name))
            .manifest());
  }

  /** A resource made of its fields, checked, as dbt writes it. */
  public static String create(String json) {
    if (!(PythonJson.loads(json) instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("the fields of a node are a mapping");
    }
    Map<String, @Nullable Object> fields = new java.util.LinkedHashMap<>();
    map.forEach((name, value) -> fields.put(String.valueOf(name), value));
    return PythonJson.dumps(Resource.createNode(fields));
  }

  public int nodeCount() {
    return manifest.nodeCount();
  }

  /** The ids of all enabled graph nodes. */
  public String ids() {
    return Packed.pack(manifest.graphNodes().stream().map(GraphNode::uniqueId).toList());
  }

  public boolean contains(String id) {
    return manifest.node(id) != null;
  }

  /** A resource of any type as JSON, or null. */
  public @Nullable String node(String id) {
    Resource found = resource(id);
    return found == null ? null : PythonJson.dumps(found);
  }

  /** Several graph nodes as one JSON list; those that are not there are null. */
  public String nodes(String packed) {
    List<@Nullable Resource> found = new java.util.ArrayList<>();
    for (String id : Packed.unpack(packed)) {
      found.add(resource(id));
    }
    return PythonJson.dumps(found);
  }

  private @Nullable Resource resource(String id) {
    Resource found = manifest.node(id);
    return found != null
        ? found
        : switch (id.substring(0, Math.max(0, id.indexOf('.')))) {
          case "macro" -> manifest.macros().get(id);
          case "doc" -> manifest.docs().get(id);
          case "group" -> manifest.groups().get(id);
          default -> null;
        };
  }

  public String dependencies(String id) {
    return Packed.pack(manifest.dependencies(id));
  }

  /** {@code parent_map}: each id, its parents, an empty element. */
  public String parentMap() {
    return packed(manifest.parentMap());
  }

  /** {@code child_map}: each id, its children, an empty element. */
  public String childMap() {
    return packed(manifest.childMap());
  }

  private static String packed(Map<String, List<String>> map) {
    StringBuilder packed = new StringBuilder();
    map.forEach(
        (id, others) -> {
          Packed.append(packed, id);
          others.forEach(other -> Packed.append(packed, other));
          Packed.append(packed, "");
        });
    return packed.toString();
  }

  /** What {@code ref()} means: {@code found} or {@code disabled} and JSON; null when nothing. */
  public String @Nullable [] resolveRef(
      String name, @Nullable String packageName, @Nullable Object version, String project) {
    Resolution<ExecutableNode> found =
        manifest.resolveRef(
            name,
            packageName,
            version instanceof Integer i ? (Object) i.longValue() : version,
            project);
    return told(found);
  }

  /** What {@code source()} means, as {@link #resolveRef}. */
  public String @Nullable [] resolveSource(String source, String table, String project) {
    Resolution<Source> found = manifest.resolveSource(source, table, project);
    return told(found);
  }

  private static <T extends Resource> String @Nullable [] told(Resolution<T> resolution) {
    return switch (resolution) {
      case Resolution.Found<T>(T target) -> new String[] {"found", PythonJson.dumps(target)};
      case Resolution.Disabled<T>(T target) -> new String[] {"disabled", PythonJson.dumps(target)};
      case Resolution.Missing<T>() -> null;
    };
  }

  public GraphBridge graph(boolean withTestEdges) {
    return GraphBridge.of(manifest, withTestEdges);
  }

  /** The whole as dbt writes it. */
  public String json() {
    return PythonJson.dumps(manifest);
  }

  /** The head of the file as JSON. */
  public String metadata() {
    return PythonJson.dumps(manifest.metadata());
  }
}
