package dev.percolate.project.internal.deps;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.Level;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.modules.Json;
import dev.percolate.project.Deprecation;
import dev.percolate.project.EnvVars;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The package hub: which packages there are, and which versions of each. Asked once for each. */
final class Hub {
  private static final String STANDARD = "https://hub.getdbt.com/";

  private final Fetcher fetcher;
  private final Workshop workshop;
  private final String base;
  private final Map<String, Map<String, Map<String, @Nullable Object>>> seen =
      new LinkedHashMap<>();
  private @Nullable Set<String> index;

  Hub(Fetcher fetcher, EnvVars env, Workshop workshop) {
    this.fetcher = fetcher;
    this.workshop = workshop;
    String given = env.get("DBT_PACKAGE_HUB_URL");
    this.base = given == null || given.isEmpty() ? STANDARD : given;
  }

  /** The names of all packages. */
  Set<String> index() {
    Set<String> names = index;
    if (names == null) {
      names = Retries.run(workshop, this::readIndex);
      index = names;
    }
    return names;
  }

  private Set<String> readIndex() throws IOException {
    Object read =
        get(
            base + "api/v1/index.json",
            new String[] {"M022", "RegistryIndexProgressGETRequest"},
            new String[] {"M023", "RegistryIndexProgressGETResponse"},
            "package index registry request",
            "registry index");
    if (!(read instanceof List<?> list)) {
      throw new IOException(
          "Request error: The response type of " + type(read) + " is not valid: " + read);
    }
    Set<String> names = new LinkedHashSet<>();
    for (Object name : list) {
      names.add(String.valueOf(name));
    }
    return names;
  }

  /** The versions of a package, in the hub's order. */
  Map<String, Map<String, @Nullable Object>> versions(String packageName) {
    Map<String, Map<String, @Nullable Object>> known = seen.get(packageName);
    if (known != null) {
      return known;
    }
    Map<?, ?> found = Retries.run(workshop, () -> readPackage(packageName));
    tellOfRedirect(packageName, found);
    Map<String, Map<String, @Nullable Object>> versions = new LinkedHashMap<>();
    if (found.get("versions") instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        Map<String, @Nullable Object> version = new LinkedHashMap<>();
        if (entry.getValue() instanceof Map<?, ?> fields) {
          fields.forEach((key, value) -> version.put(String.valueOf(key), value));
        }
        versions.put(String.valueOf(entry.getKey()), version);
      }
    }
    seen.put(packageName, versions);
    return versions;
  }

  private Map<?, ?> readPackage(String packageName) throws IOException {
    Object read =
        get(
            base + "api/v1/" + packageName + ".json",
            new String[] {"M008", "RegistryProgressGETRequest"},
            new String[] {"M009", "RegistryProgressGETResponse"},
            "package registry request",
            "registry");
    if (!(read instanceof Map<?, ?> map)) {
      throw new IOException(
          "Request error: Expected a response type of <dict> but got " + type(read) + " instead");
    }
    checkKeys(map.keySet(), List.of("name", "versions"), "the response");
    Set<Object> keys = new LinkedHashSet<>();
    if (map.get("versions") instanceof Map<?, ?> versions) {
      for (Object version : versions.values()) {
        if (version instanceof Map<?, ?> fields) {
          keys.addAll(fields.keySet());
        }
      }
    }
    checkKeys(keys, List.of("name", "packages", "downloads"), "the response for the version");
    return map;
  }

  private static void checkKeys(Set<?> found, List<String> expected, String what)
      throws IOException {
    Set<String> missing = new LinkedHashSet<>(expected);
    missing.removeIf(found::contains);
    if (!missing.isEmpty()) {
      throw new IOException(
          "Request error: Expected "
              + what
              + " to contain keys "
              + Texts.repr(new LinkedHashSet<>(expected))
              + " but is missing "
              + Texts.repr(missing));
    }
  }

  private @Nullable Object get(
      String url, String[] asking, String[] answered, String what, String from) throws IOException {
    Map<String, @Nullable Object> request = new LinkedHashMap<>();
    request.put("url", url);
    workshop.tell(asking[0], asking[1], Level.DEBUG, "Making " + what + ": GET " + url, request);
    Fetcher.Answer answer = fetcher.get(url);
    Map<String, @Nullable Object> response = new LinkedHashMap<>();
    response.put("url", url);
    response.put("resp_code", (long) answer.status());
    workshop.tell(
        answered[0],
        answered[1],
        Level.DEBUG,
        "Response from " + from + ": GET " + url + " " + answer.status(),
        response);
    if (answer.status() >= 400) {
      String side = answer.status() < 500 ? " Client Error: " : " Server Error: ";
      throw new IOException(answer.status() + side + answer.reason() + " for url: " + url);
    }
    try {
      return Json.loads(new String(answer.body(), UTF_8));
    } catch (PyException e) {
      throw new IOException(e.message(), e);
    }
  }

  private static String type(@Nullable Object value) {
    return switch (value) {
      case null -> "<class 'NoneType'>";
      case Map<?, ?> map -> "<class 'dict'>";
      case List<?> list -> "<class 'list'>";
      case String text -> "<class 'str'>";
      case Boolean flag -> "<class 'bool'>";
      case Long number -> "<class 'int'>";
      default -> "<class 'float'>";
    };
  }

  private void tellOfRedirect(String packageName, Map<?, ?> found) {
    if (!found.containsKey("redirectnamespace") && !found.containsKey("redirectname")) {
      return;
    }
    String newName =
        first(found.get("redirectnamespace"), found.get("namespace"))
            + "/"
            + first(found.get("redirectname"), found.get("name"));
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("old_name", packageName);
    fields.put("new_name", newName);
    Event event =
        Deprecation.event(
            "D001",
            "PackageRedirectDeprecation",
            "The `"
                + packageName
                + "` package is deprecated in favor of `"
                + newName
                + "`. Please update your `packages.yml` configuration to use `"
                + newName
                + "` instead.",
            false,
            workshop.flags(),
            fields);
    workshop.tell(event.code(), event.name(), event.level(), event.message(), fields);
  }

  private static String first(@Nullable Object preferred, @Nullable Object other) {
    return String.valueOf(preferred == null || preferred.equals("") ? other : preferred);
  }
}
