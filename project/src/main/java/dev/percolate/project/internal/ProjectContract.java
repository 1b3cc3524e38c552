package dev.percolate.project.internal;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Texts;
import dev.percolate.project.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** dbt's contract of a rendered {@code dbt_project.yml}. */
public final class ProjectContract {
  private static final Set<String> BANNED =
      Set.of(
          "_sql_results",
          "adapter",
          "api",
          "column",
          "config",
          "context",
          "database",
          "env",
          "env_var",
          "exceptions",
          "execute",
          "flags",
          "fromjson",
          "fromyaml",
          "graph",
          "invocation_id",
          "load_agate_table",
          "load_result",
          "log",
          "model",
          "modules",
          "post_hooks",
          "pre_hooks",
          "ref",
          "render",
          "return",
          "run_started_at",
          "schema",
          "source",
          "sql",
          "sql_now",
          "store_result",
          "store_raw_result",
          "target",
          "this",
          "tojson",
          "toyaml",
          "try_or_compiler_error",
          "var",
          "write");

  private ProjectContract() {}

  /** Throws dbt's error for the first thing that is wrong. */
  public static void check(Map<String, @Nullable Object> project) {
    Shape.Fault error = shape().check(project);
    if (error != null) {
      throw ProblemException.runtime(error.describe());
    }
    Object name = project.get("name");
    if (name instanceof String text && BANNED.contains(text)) {
      throw invalid("Invalid project name: " + text + " is a reserved word");
    }
    if (project.get("dispatch") instanceof List<?> entries) {
      for (Object entry : entries) {
        if (!(entry instanceof Map<?, ?> map)
            || !map.containsKey("macro_namespace")
            || !(map.get("search_order") instanceof List)) {
          throw invalid("Invalid project dispatch config: " + Texts.repr(entry));
        }
      }
    }
    if (isFilled(project.get("tests")) && isFilled(project.get("data_tests"))) {
      throw invalid("Invalid project config: cannot have both 'tests' and 'data_tests' defined");
    }
  }

  private static boolean isFilled(@Nullable Object section) {
    return section instanceof Map<?, ?> map && !map.isEmpty();
  }

  private static ProblemException invalid(String message) {
    return ProblemException.runtime("at path []: " + message);
  }

  private static Shape shape() {
    Map<String, Shape> keys = new LinkedHashMap<>();
    Shape texts = Shape.AnyOf.orNull(new Shape.ListOf(Shape.Text.ANY));
    Shape text = Shape.AnyOf.orNull(Shape.Text.ANY);
    keys.put("name", new Shape.Text(Pattern.compile("^[^\\d\\W]\\w*$", unicode())));
    keys.put("config-version", Shape.AnyOf.orNull(Shape.Simple.INTEGER));
    keys.put("version", Shape.AnyOf.orNull(new Shape.Text(semver()), Shape.Simple.NUMBER));
    keys.put("project-root", text);
    for (String kind : List.of("source", "model", "macro", "data", "seed", "test", "analysis")) {
      keys.put(kind + "-paths", texts);
    }
    for (String kind : List.of("docs", "asset", "function", "osi")) {
      keys.put(kind + "-paths", texts);
    }
    keys.put("target-path", text);
    keys.put("snapshot-paths", texts);
    keys.put("clean-targets", texts);
    keys.put("profile", text);
    keys.put("log-path", text);
    keys.put("packages-install-path", text);
    keys.put("quoting", quoting());
    keys.put("on-run-start", texts);
    keys.put("on-run-end", texts);
    keys.put(
        "require-dbt-version",
        Shape.AnyOf.orNull(new Shape.ListOf(Shape.Text.ANY), Shape.Text.ANY));
    keys.put("dispatch", new Shape.ListOf(Shape.AnyMap.INSTANCE));
    for (String section :
        List.of(
            "models",
            "seeds",
            "snapshots",
            "analyses",
            "sources",
            "tests",
            "data_tests",
            "unit_tests",
            "metrics",
            "semantic-models",
            "saved-queries",
            "exposures",
            "functions")) {
      keys.put(section, Shape.AnyMap.INSTANCE);
    }
    keys.put("vars", Shape.AnyOf.orNull(Shape.AnyMap.INSTANCE));
    keys.put("packages", new Shape.ListOf(PackageContract.entry()));
    keys.put("query-comment", queryComment());
    keys.put("restrict-access", Shape.Simple.BOOLEAN);
    keys.put("dbt-cloud", Shape.AnyOf.orNull(Shape.AnyMap.INSTANCE));
    keys.put("flags", Shape.AnyMap.INSTANCE);
    return new Shape.Fields(keys, List.of("name"));
  }

  private static Shape quoting() {
    Map<String, Shape> keys = new LinkedHashMap<>();
    for (String part :
        List.of("schema", "database", "project", "identifier", "snowflake_ignore_case")) {
      keys.put(part, Shape.AnyOf.orNull(Shape.Simple.BOOLEAN));
    }
    return Shape.AnyOf.orNull(new Shape.Fields(keys, List.of()));
  }

  private static Shape queryComment() {
    Map<String, Shape> keys = new LinkedHashMap<>();
    keys.put("comment", Shape.Text.ANY);
    keys.put("append", Shape.AnyOf.orNull(Shape.Simple.BOOLEAN));
    keys.put("job-label", Shape.Simple.BOOLEAN);
    return Shape.AnyOf.orNull(new Shape.Fields(keys, List.of()), Shape.Text.ANY);
  }

  private static int unicode() {
    return Pattern.UNICODE_CHARACTER_CLASS;
  }

  private static Pattern semver() {
    String number = "(0|[1-9]\\d*)";
    String label = "(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)";
    String build = "(?:\\+([0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*))?";
    return Pattern.compile(
        "^" + number + "\\." + number + "(\\." + number + "(?:-(" + label + "(?:\\." + label
            + ")*))?" + build + ")?$");
  }
}
