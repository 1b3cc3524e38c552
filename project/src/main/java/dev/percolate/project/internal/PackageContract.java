package dev.percolate.project.internal;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.project.PackageSpec;
import dev.percolate.project.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** dbt's contract of {@code packages:} and its entries as values. */
public final class PackageContract {
  private PackageContract() {}

  /** The shape of one entry. */
  static Shape entry() {
    Shape text = Shape.Text.ANY;
    Shape maybeText = Shape.AnyOf.orNull(text);
    Shape maybeFlag = Shape.AnyOf.orNull(Shape.Simple.BOOLEAN);
    Shape version = new Shape.AnyOf(List.of(text, Shape.Simple.NUMBER));
    Shape revision = Shape.AnyOf.orNull(text, Shape.Simple.NUMBER);
    List<Shape> kinds = new ArrayList<>();
    kinds.add(kind(Map.of("local", text, "name", maybeText), "local"));
    kinds.add(kind(Map.of("tarball", text, "name", text), "tarball", "name"));
    for (String key : List.of("git", "private")) {
      Map<String, Shape> keys = new LinkedHashMap<>();
      keys.put(key, text);
      keys.put("provider", maybeText);
      keys.put("revision", revision);
      keys.put("warn-unpinned", maybeFlag);
      keys.put("subdirectory", maybeText);
      keys.put("name", maybeText);
      if (key.equals("git")) {
        keys.remove("provider");
      }
      kinds.add(kind(keys, key));
    }
    Map<String, Shape> registry = new LinkedHashMap<>();
    registry.put("package", text);
    registry.put(
        "version", new Shape.AnyOf(List.of(text, Shape.Simple.NUMBER, new Shape.ListOf(version))));
    registry.put("install_prerelease", maybeFlag);
    registry.put("name", maybeText);
    kinds.add(kind(registry, "package", "version"));
    return new Shape.AnyOf(kinds);
  }

  private static Shape kind(Map<String, Shape> keys, String... required) {
    Map<String, Shape> all = new LinkedHashMap<>(keys);
    all.put("unrendered", Shape.AnyMap.INSTANCE);
    return new Shape.Fields(all, List.of(required));
  }

  /**
   * Reads the packages of a rendered packages.yml, dependencies.yml or lock file.
   *
   * @param unrendered the same before rendering, or null when that is not known
   */
  public static List<PackageSpec> read(
      Map<String, @Nullable Object> rendered, @Nullable Map<String, @Nullable Object> unrendered) {
    Map<String, @Nullable Object> contents = new LinkedHashMap<>(rendered);
    contents.remove("sha1_hash");
    if (contents.get("packages") == null) {
      contents.put("packages", new ArrayList<>());
    }
    withUnrendered(contents, unrendered);
    checkEntries(contents.get("packages"));
    Shape.Fault error =
        new Shape.Fields(Map.of("packages", new Shape.ListOf(entry())), List.of("packages"))
            .check(contents);
    if (error != null) {
      throw malformed(error.message());
    }
    List<PackageSpec> specs = new ArrayList<>();
    if (contents.get("packages") instanceof List<?> entries) {
      List<?> raw =
          unrendered != null && unrendered.get("packages") instanceof List<?> list
              ? list
              : List.of();
      for (int i = 0; i < entries.size(); i++) {
        if (entries.get(i) instanceof Map<?, ?> map) {
          specs.add(spec(map, i < raw.size() && raw.get(i) instanceof Map<?, ?> m ? m : Map.of()));
        }
      }
    }
    return specs;
  }

  // dbt 1.12: each entry carries itself before rendering, which shows in errors.
  private static void withUnrendered(
      Map<String, @Nullable Object> contents, @Nullable Map<String, @Nullable Object> unrendered) {
    if (unrendered == null
        || !(unrendered.get("packages") instanceof List<?> before)
        || !(contents.get("packages") instanceof List<?> entries)) {
      return;
    }
    List<@Nullable Object> all = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Object entry = entries.get(i);
      if (entry instanceof Map<?, ?> map && i < before.size()) {
        Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>(map);
        copy.put("unrendered", before.get(i));
        entry = copy;
      }
      all.add(entry);
    }
    contents.put("packages", all);
  }

  private static void checkEntries(@Nullable Object packages) {
    if (!(packages instanceof List<?> entries)) {
      return;
    }
    for (Object entry : entries) {
      if (entry instanceof Map<?, ?> map) {
        for (String kind : List.of("package", "local", "git")) {
          if ("".equals(map.get(kind))) {
            String word = kind.equals("package") ? "hub" : kind;
            throw malformed(
                "A " + word + " package is missing the value. It is a required property.");
          }
        }
        if (map.get("package") instanceof String hub) {
          checkHub(hub, map.get("version"));
        }
      }
    }
  }

  private static void checkHub(String name, @Nullable Object version) {
    boolean isMissing =
        version == null || version.equals("") || (version instanceof List<?> l && l.isEmpty());
    if (isMissing) {
      throw malformed(
          name
              + " is missing the version. When installing from the Hub package index, version is"
              + " a required property");
    }
    if (name.indexOf('/') < 0) {
      throw malformed(
          name
              + " was not found in the package index. Packages on the index require a namespace,"
              + " e.g dbt-labs/dbt_utils");
    }
  }

  private static ProblemException malformed(String error) {
    return ProblemException.runtime(
        "The packages.yml file in this project is malformed. Please double check\n"
            + "the contents of this file and fix any errors before retrying.\n\n"
            + "You can find more information on the syntax for this file here:\n"
            + "https://docs.getdbt.com/docs/package-management\n\n"
            + "Validator Error:\n"
            + error
            + "\n");
  }

  private static PackageSpec spec(Map<?, ?> map, Map<?, ?> before) {
    String name = text(map.get("name"));
    Map<String, @Nullable Object> unrendered = new LinkedHashMap<>();
    before.forEach((key, value) -> unrendered.put(String.valueOf(key), value));
    Boolean isWarned = map.get("warn-unpinned") instanceof Boolean flag ? flag : null;
    String folder = text(map.get("subdirectory"));
    if (map.get("local") instanceof String local) {
      return new PackageSpec.Local(local, name, unrendered);
    }
    if (map.get("tarball") instanceof String tarball) {
      return new PackageSpec.Tarball(tarball, name, unrendered);
    }
    if (map.get("git") instanceof String git) {
      return new PackageSpec.Git(git, map.get("revision"), isWarned, folder, name, unrendered);
    }
    if (map.get("private") instanceof String path) {
      return new PackageSpec.Private(
          path, text(map.get("provider")), map.get("revision"), isWarned, folder, name, unrendered);
    }
    List<Object> versions = new ArrayList<>();
    if (map.get("version") instanceof List<?> list) {
      versions.addAll(list);
    } else if (map.get("version") != null) {
      versions.add(map.get("version"));
    }
    Boolean isPrerelease =
        map.get("install_prerelease") instanceof Boolean flag ? flag : Boolean.FALSE;
    return new PackageSpec.Registry(
        String.valueOf(map.get("package")),
        versions,
        map.get("version") instanceof List,
        isPrerelease,
        name,
        unrendered);
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
