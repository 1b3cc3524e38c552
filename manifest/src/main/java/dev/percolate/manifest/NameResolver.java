package dev.percolate.manifest;

import dev.percolate.diagnostics.ProblemException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds a resource by name the way dbt searches packages: root project, then the package of the
 * caller, then any. Every lookup is a constant number of hash lookups.
 *
 * <p>Generic in the resource, so that the parser can resolve names between drafts and everybody
 * else between finished records. Filling it is for one thread; after that many may read.
 */
public final class NameResolver<T> {

  /** Which of the two packages is searched first when the call names none. */
  public enum Order {
    ROOT_FIRST,
    /** The flag {@code require_ref_searches_node_package_before_root}. */
    NODE_PACKAGE_FIRST
  }

  private final Map<String, Map<String, T>> enabled;
  private final Map<String, Map<String, List<T>>> disabled;
  private final @Nullable Function<T, String> uniqueIdForAmbiguity;
  private final Order order;

  private NameResolver(
      Map<String, Map<String, T>> enabled,
      Map<String, Map<String, List<T>>> disabled,
      @Nullable Function<T, String> uniqueIdForAmbiguity,
      Order order) {
    this.enabled = enabled;
    this.disabled = disabled;
    this.uniqueIdForAmbiguity = uniqueIdForAmbiguity;
    this.order = order;
  }

  /** For {@code ref()}: a name that only other packages have must be in one of them only. */
  public static <T> NameResolver<T> unambiguous(Function<T, String> uniqueId, Order order) {
    return new NameResolver<>(new HashMap<>(), new HashMap<>(), uniqueId, order);
  }

  /** For everything else: of several other packages the first added wins. */
  public static <T> NameResolver<T> firstWins(Order order) {
    return new NameResolver<>(new HashMap<>(), new HashMap<>(), null, order);
  }

  /** The same names, searched in another order. */
  NameResolver<T> inOrder(Order other) {
    return new NameResolver<>(enabled, disabled, uniqueIdForAmbiguity, other);
  }

  /**
   * Adds an enabled resource under its search name, such as {@code orders} or {@code web.clicks}.
   */
  public void add(String name, String packageName, T resource) {
    enabled.computeIfAbsent(name, _ -> new LinkedHashMap<>(2)).put(packageName, resource);
  }

  /**
   * Adds an enabled node under {@code name.vN} and, if it is the latest version, under its name.
   */
  public void addVersion(
      String name, Object version, boolean isLatest, String packageName, T resource) {
    add(versioned(name, version), packageName, resource);
    if (isLatest) {
      add(name, packageName, resource);
    }
  }

  /** Adds a disabled resource under its search name. */
  public void addDisabled(String searchName, String packageName, T resource) {
    disabled
        .computeIfAbsent(searchName, _ -> new LinkedHashMap<>(2))
        .computeIfAbsent(packageName, _ -> new ArrayList<>(1))
        .add(resource);
  }

  /** Looks up a name without version. */
  public Resolution<T> resolve(
      String name, @Nullable String targetPackage, String rootProject, String nodePackage) {
    return resolve(name, targetPackage, null, rootProject, nodePackage);
  }

  /**
   * Looks up a name.
   *
   * @param targetPackage the package named in the call, or null
   * @param version the version named in the call, or null
   * @param nodePackage the package of the node that contains the call
   */
  public Resolution<T> resolve(
      String name,
      @Nullable String targetPackage,
      @Nullable Object version,
      String rootProject,
      String nodePackage) {
    String key = isGiven(version) ? versioned(name, version) : name;
    Map<String, T> candidates = enabled.get(key);
    Map<String, List<T>> hidden = disabled.get(key);
    if (candidates == null && hidden == null) {
      return new Resolution.Missing<>();
    }
    T off = null;
    for (String packageName : packagesToSearch(targetPackage, rootProject, nodePackage)) {
      T found = candidates == null ? null : find(key, candidates, packageName);
      if (found != null) {
        return new Resolution.Found<>(found);
      }
      if (off == null && hidden != null) {
        off = firstHidden(hidden, packageName);
      }
    }
    return off == null ? new Resolution.Missing<>() : new Resolution.Disabled<>(off);
  }

  private @Nullable T find(String key, Map<String, T> candidates, String packageName) {
    if (!packageName.isEmpty()) {
      return candidates.get(packageName);
    }
    if (candidates.size() > 1 && uniqueIdForAmbiguity != null) {
      List<String> ids = candidates.values().stream().map(uniqueIdForAmbiguity).toList();
      throw ProblemException.compilation(ambiguous(key, ids));
    }
    return candidates.values().iterator().next();
  }

  private static <T> @Nullable T firstHidden(Map<String, List<T>> hidden, String packageName) {
    List<T> found =
        packageName.isEmpty() ? hidden.values().iterator().next() : hidden.get(packageName);
    return found == null ? null : found.getFirst();
  }

  /** The packages in search order; the empty string stands for any package. */
  private List<String> packagesToSearch(
      @Nullable String targetPackage, String rootProject, String nodePackage) {
    if (targetPackage != null) {
      return List.of(targetPackage);
    }
    if (rootProject.equals(nodePackage)) {
      return List.of(rootProject, "");
    }
    return order == Order.ROOT_FIRST
        ? List.of(rootProject, nodePackage, "")
        : List.of(nodePackage, rootProject, "");
  }

  // dbt 1.12: a version that Python calls false (0, "") is treated as none
  private static boolean isGiven(@Nullable Object version) {
    return version != null && !version.equals(0L) && !version.equals("") && !version.equals(0.0);
  }

  private static String versioned(String name, @Nullable Object version) {
    return name + ".v" + version;
  }

  /** What dbt says when several packages have what is looked for without one. */
  public static String ambiguous(String name, Collection<String> uniqueIds) {
    List<String> packages = new ArrayList<>();
    for (String id : uniqueIds) {
      packages.add(id.split("\\.", 3)[1]);
    }
    return "When referencing '"
        + name
        + "', dbt found nodes in multiple packages: '"
        + String.join("', '", uniqueIds)
        + "'\nTo fix this, use two-argument 'ref', with the package name first: '"
        + String.join("' or '", packages)
        + "'";
  }
}
