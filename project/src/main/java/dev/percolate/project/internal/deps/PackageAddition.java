package dev.percolate.project.internal.deps;

import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.jinja.value.Texts;
import dev.percolate.project.Flags;
import dev.percolate.project.PackageSpec;
import dev.percolate.project.ProjectConfig;
import dev.percolate.project.YamlWriter;
import dev.percolate.project.internal.PackageContract;
import dev.percolate.project.internal.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A package that {@code --add-package} puts into packages.yml.
 *
 * @param name its name, address or folder
 * @param version one version, several with commas between, or null
 * @param source {@code hub}, {@code git} or {@code local}
 */
public record PackageAddition(String name, @Nullable String version, String source) {
  private static final List<String> KINDS =
      List.of("package", "git", "local", "tarball", "private");

  /** What the command line adds, or null. */
  public static @Nullable PackageAddition of(Flags flags) {
    String text = flags.text("add_package");
    if (text == null || text.isEmpty()) {
      return null;
    }
    String source = String.valueOf(flags.get("source"));
    int at = text.indexOf('@');
    // dbt 1.12: with two or more of them all belongs to the name
    boolean hasVersion = at >= 0 && text.indexOf('@', at + 1) < 0;
    String version = hasVersion ? text.substring(at + 1) : null;
    if ((version == null || version.isEmpty()) && !source.equals("local")) {
      throw ProblemException.of(
          ProblemKind.PLAIN,
          "Version is required in --add-package when a package when source is " + source);
    }
    return new PackageAddition(hasVersion ? text.substring(0, at) : text, version, source);
  }

  /** Writes the entry into the project's file; gives what the file then asks for. */
  public List<PackageSpec> addTo(ProjectConfig root, Workshop workshop) throws IOException {
    Path file = root.root().resolve(root.packagesFile());
    if (!Files.exists(file)) {
      Files.writeString(file, "packages: []\n");
      workshop.tell("Z017", "Formatting", Level.INFO, "Created packages.yml");
    }
    Map<String, @Nullable Object> contents =
        new LinkedHashMap<>(ProjectFiles.mapping(root.root(), root.packagesFile()));
    List<@Nullable Object> entries = new ArrayList<>();
    if (contents.get("packages") instanceof List<?> list) {
      entries.addAll(list);
    }
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (entries.get(i) instanceof Map<?, ?> entry && isSame(entry)) {
        entries.remove(i);
        tellOfRemoval(entry, workshop);
      }
    }
    entries.add(entry());
    contents.put("packages", entries);
    // dbt 1.12: read without rendering, so that the hash differs from that of the next deps
    List<PackageSpec> asked = PackageContract.read(contents, null);
    Files.writeString(file, YamlWriter.writeIndented(contents));
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("package_name", name);
    fields.put("version", version);
    fields.put("packages_filepath", file.toString());
    workshop.tell(
        "M032",
        "DepsAddPackage",
        Level.INFO,
        "Added new package " + name + "@" + (version == null ? "" : version) + " to " + file,
        fields);
    return asked;
  }

  private Map<String, @Nullable Object> entry() {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put(source.equals("hub") ? "package" : source, name);
    if (version != null && !version.isEmpty()) {
      Object value = version;
      if (version.indexOf(',') >= 0) {
        value = new ArrayList<>(List.of(version.split(",", -1)));
      }
      entry.put(source.equals("git") ? "revision" : "version", value);
    }
    return entry;
  }

  /** Whether an entry is of the same package, whatever its kind. */
  private boolean isSame(Map<?, ?> entry) {
    for (String kind : KINDS) {
      if (entry.get(kind) instanceof String text && !text.isEmpty()) {
        for (String spelling : spellings()) {
          int at = text.indexOf(spelling);
          if (at >= 0 && isBorder(text, at - 1) && isBorder(text, at + spelling.length())) {
            return true;
          }
        }
        return false;
      }
    }
    return false;
  }

  private Set<String> spellings() {
    Set<String> all = new LinkedHashSet<>();
    String last = name.substring(name.lastIndexOf('/') + 1);
    for (String one : List.of(name, last)) {
      all.add(one);
      all.add(one.replace('_', '-'));
      all.add(one.replace('-', '_'));
    }
    return all;
  }

  private static boolean isBorder(String text, int at) {
    return at < 0 || at >= text.length() || text.charAt(at) == '/' || text.charAt(at) == '.';
  }

  private static void tellOfRemoval(Map<?, ?> entry, Workshop workshop) {
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    entry.forEach(
        (key, value) -> {
          if (value instanceof String || value instanceof Number) {
            shown.put(String.valueOf(key), Texts.str(value));
          }
        });
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("removed_package", shown);
    workshop.tell(
        "M033",
        "DepsFoundDuplicatePackage",
        Level.INFO,
        "Found duplicate package in packages.yml, removing: " + Texts.repr(shown),
        fields);
  }
}
