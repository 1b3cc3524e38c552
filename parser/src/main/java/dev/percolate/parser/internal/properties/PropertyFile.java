package dev.percolate.parser.internal.properties;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One properties file after reading.
 *
 * @param packageName package it belongs to
 * @param originalFilePath path below the project root
 * @param relativePath path below the searched folder
 * @param content the whole mapping
 * @param render renders one string natively in the package's properties context
 */
public record PropertyFile(
    String packageName,
    String originalFilePath,
    String relativePath,
    Map<?, ?> content,
    Function<String, @Nullable Object> render) {

  /** Where patches say they come from. */
  public String patchPath() {
    return packageName + "://" + originalFilePath;
  }

  public boolean has(String section) {
    return content.containsKey(section);
  }

  /** Package, folders of the file, and a name; a new list. */
  public List<String> fqn(String name) {
    List<String> fqn = new ArrayList<>();
    fqn.add(packageName);
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

  /** The entries of a section, rendered. */
  public List<Item> items(String section) {
    Object value = content.get(section);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      throw PropertyProblems.notAList(originalFilePath, section);
    }
    List<Item> items = new ArrayList<>(list.size());
    for (Object entry : list) {
      items.add(item(section, list, entry));
    }
    return items;
  }

  private Item item(String section, List<?> list, @Nullable Object entry) {
    Entry.Place place = new Entry.Place(originalFilePath, section);
    if (!(entry instanceof Map<?, ?> raw)) {
      throw PropertyProblems.notADictionary(place, list);
    }
    if (raw.get("name") == null && raw.get("model") == null) {
      throw PropertyProblems.noName(originalFilePath, section);
    }
    Map<String, @Nullable Object> rendered = new EntryRenderer(section, render).render(raw);
    return new Item(raw, new Entry(rendered, place));
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
