package dev.percolate.project;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The folders of a project, as written (relative to its root, or absolute).
 *
 * @param docs the folders searched for documentation; all source folders unless set
 * @param target where artifacts go, after {@code --target-path}
 * @param log where the log file goes
 * @param clean what {@code clean} removes
 * @param packagesInstall where {@code deps} puts packages
 */
public record ProjectPaths(
    List<String> models,
    List<String> seeds,
    List<String> snapshots,
    List<String> analyses,
    List<String> macros,
    List<String> tests,
    List<String> functions,
    List<String> docs,
    List<String> assets,
    List<String> osi,
    String target,
    String log,
    List<String> clean,
    String packagesInstall) {

  public ProjectPaths {
    models = List.copyOf(models);
    seeds = List.copyOf(seeds);
    snapshots = List.copyOf(snapshots);
    analyses = List.copyOf(analyses);
    macros = List.copyOf(macros);
    tests = List.copyOf(tests);
    functions = List.copyOf(functions);
    docs = List.copyOf(docs);
    assets = List.copyOf(assets);
    osi = List.copyOf(osi);
    clean = List.copyOf(clean);
  }

  /** Every folder that may hold property files, without doubles, trailing slashes removed. */
  public List<String> allSources() {
    return allSources(models, seeds, snapshots, analyses, macros, tests, functions);
  }

  /** The same folders with others for documentation. */
  public ProjectPaths withDocs(List<String> newDocs) {
    return new ProjectPaths(
        models,
        seeds,
        snapshots,
        analyses,
        macros,
        tests,
        functions,
        newDocs,
        assets,
        osi,
        target,
        log,
        clean,
        packagesInstall);
  }

  /** The folders of generic tests. */
  public List<String> genericTests() {
    return below(tests, "generic");
  }

  /** The folders of unit-test fixtures. */
  public List<String> fixtures() {
    return below(tests, "fixtures");
  }

  // dbt 1.12: this is a Python set, whose order changes with the hash seed; we keep the order
  // written here.
  @SafeVarargs
  static List<String> allSources(List<String>... groups) {
    Set<String> all = new LinkedHashSet<>();
    for (List<String> group : groups) {
      for (String path : group) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
          end--;
        }
        all.add(path.substring(0, end));
      }
    }
    return new ArrayList<>(all);
  }

  private static List<String> below(List<String> paths, String folder) {
    List<String> found = new ArrayList<>();
    for (String path : paths) {
      found.add(path.isEmpty() || path.endsWith("/") ? path + folder : path + "/" + folder);
    }
    return found;
  }
}
