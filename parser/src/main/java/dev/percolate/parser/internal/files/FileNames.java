package dev.percolate.parser.internal.files;

import java.util.ArrayList;
import java.util.List;

/** Names and folders that dbt derives from a file's path. */
public final class FileNames {
  private FileNames() {}

  /**
   * The file name without folders and last extension.
   *
   * @param jinjaExtensions whether {@code .jinja} and its kind are cut first
   */
  public static String stem(String path, boolean jinjaExtensions) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (jinjaExtensions) {
      for (String ending : List.of(".j2", ".jinja2", ".jinja")) {
        if (name.endsWith(ending)) {
          name = name.substring(0, name.length() - ending.length());
          break;
        }
      }
    }
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }

  /** A package, the folders of a path, and a name. */
  public static List<String> fqn(String packageName, String path, String... names) {
    List<String> fqn = new ArrayList<>();
    fqn.add(packageName);
    int from = 0;
    int slash;
    while ((slash = path.indexOf('/', from)) >= 0) {
      if (slash > from) {
        fqn.add(path.substring(from, slash));
      }
      from = slash + 1;
    }
    fqn.addAll(List.of(names));
    return fqn;
  }
}
