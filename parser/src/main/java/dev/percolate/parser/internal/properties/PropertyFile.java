package dev.percolate.parser.internal.properties;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.parser.internal.contract.EntryContract;
import dev.percolate.project.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One properties file after reading.
 *
 * @param source where it lies
 * @param content the whole mapping
 * @param render renders one string natively in the package's properties context
 */
public record PropertyFile(
    SourceFile source, Map<?, ?> content, Function<String, @Nullable Object> render) {
  // dbt 1.12: these describe what files made, and messages show what dbt adds to them
  private static final Set<String> PATCHES =
      Set.of("models", "seeds", "snapshots", "analyses", "macros", "data_tests", "functions");

  /** The package it belongs to. */
  public String packageName() {
    return source.projectName();
  }

  /** The path below the project root. */
  public String originalFilePath() {
    return source.originalFilePath();
  }

  /** The path below the searched folder. */
  public String relativePath() {
    return source.relativePath();
  }

  /** Where patches say they come from. */
  public String patchPath() {
    return source.fileId();
  }

  public boolean has(String section) {
    return content.containsKey(section);
  }

  /** Package, folders of the file, and a name; a new list. */
  public List<String> fqn(String name) {
    List<String> fqn = new ArrayList<>();
    fqn.add(packageName());
    String relativePath = relativePath();
    int from = 0;
    int slash = relativePath.indexOf('/');
    while (slash >= 0) {
      fqn.add(relativePath.substring(from, slash));
      from = slash + 1;
      slash = relativePath.indexOf('/', from);
    }
    fqn.add(name);
    return fqn;
  }

  /**
   * The folders of a file without the first one. dbt 1.12: of the path as Python's pathlib reads
   * it, where a folder {@code .} is none; a generic test and a unit test have these in their fqn.
   */
  static List<String> foldersBelowFirst(String originalFilePath) {
    List<String> folders = new ArrayList<>();
    for (String part : originalFilePath.split("/", -1)) {
      if (!part.isEmpty() && !part.equals(".")) {
        folders.add(part);
      }
    }
    folders.removeLast();
    return folders.isEmpty() ? folders : folders.subList(1, folders.size());
  }

  /** The entries of a section as written. */
  public List<?> entries(String section) {
    Object value = content.get(section);
    if (!(value instanceof List<?> list)) {
      throw PropertyProblems.notAList(originalFilePath(), section, value);
    }
    return list;
  }

  /**
   * The entries of a section, each rendered and held to its contract when it is reached: what was
   * applied before a wrong one has had its say.
   */
  public Iterable<Item> items(String section) {
    List<?> list = entries(section);
    return () -> list.stream().map(entry -> item(section, list, entry)).iterator();
  }

  /** One entry of a section, rendered and held to its contract. */
  Item item(String section, List<?> list, @Nullable Object entry) {
    Entry.Place place = new Entry.Place(source, section);
    if (!(entry instanceof Map<?, ?> raw) || !hasTextKeys(raw)) {
      throw PropertyProblems.notADictionary(place, list);
    }
    if (!raw.containsKey("name") && !raw.containsKey("model")) {
      throw PropertyProblems.noName(originalFilePath());
    }
    Map<String, @Nullable Object> rendered = rendered(section, raw);
    Entry checked = new Entry(rendered, place);
    if (PATCHES.contains(section)) {
      rendered.put("original_file_path", originalFilePath());
      rendered.put("yaml_key", section);
      rendered.put("package_name", packageName());
    } else if (section.equals("sources")) {
      SourceDraft.complete(rendered, originalFilePath());
    }
    String fault = EntryContract.fault(section, rendered);
    if (fault != null) {
      throw PropertyProblems.invalid(checked, fault);
    }
    if (PATCHES.contains(section)) {
      EntryKeys.normalize(checked);
    }
    return new Item(raw, checked);
  }

  private static boolean hasTextKeys(Map<?, ?> map) {
    for (Object key : map.keySet()) {
      if (!(key instanceof String)) {
        return false;
      }
    }
    return true;
  }

  private Map<String, @Nullable Object> rendered(String section, Map<?, ?> raw) {
    try {
      return new EntryRenderer(section, render).render(raw);
    } catch (ProblemException e) {
      throw e.problem().kind() == ProblemKind.PARSING
          ? ProblemException.parsing(
              "Failed to render "
                  + originalFilePath()
                  + " from project "
                  + packageName()
                  + ": "
                  + e.problem().describe())
          : e;
    }
  }

  /**
   * One entry.
   *
   * @param raw as written
   * @param rendered with its strings rendered, except those that are rendered later
   */
  public record Item(Map<?, ?> raw, Entry rendered) {

    /** {@code config} as written. */
    Map<String, @Nullable Object> rawConfig() {
      return mapping(raw.get("config"));
    }

    /** {@code config} of a version as written. */
    Map<String, @Nullable Object> rawVersionConfig(@Nullable Object version) {
      if (raw.get("versions") instanceof List<?> versions) {
        for (Object candidate : versions) {
          if (candidate instanceof Map<?, ?> map
              && java.util.Objects.equals(map.get("v"), version)) {
            return mapping(map.get("config"));
          }
        }
      }
      return new LinkedHashMap<>();
    }

    @Nullable String rawText(String key) {
      return raw.get(key) == null ? null : String.valueOf(raw.get(key));
    }

    private static Map<String, @Nullable Object> mapping(@Nullable Object value) {
      Map<String, @Nullable Object> mapping = new LinkedHashMap<>();
      if (value instanceof Map<?, ?> map) {
        map.forEach((key, inner) -> mapping.put(String.valueOf(key), inner));
      }
      return mapping;
    }
  }
}
