package dev.percolate.selection.internal;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.Exposure;
import dev.percolate.manifest.FunctionNode;
import dev.percolate.manifest.GenericTest;
import dev.percolate.manifest.GraphNode;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.Metric;
import dev.percolate.manifest.Model;
import dev.percolate.manifest.ResourceType;
import dev.percolate.manifest.SavedQuery;
import dev.percolate.manifest.SemanticModel;
import dev.percolate.manifest.SingularTest;
import dev.percolate.manifest.Source;
import dev.percolate.manifest.UnitTest;
import dev.percolate.selection.SelectionOptions;
import dev.percolate.selection.SelectionSpec.Criterion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One predicate per selector method, the {@code selector} method excepted. */
public final class Methods {
  private final Manifest manifest;
  private final SelectionOptions options;
  private final StateMethods state;

  public Methods(Manifest manifest, SelectionOptions options) {
    this.manifest = manifest;
    this.options = options;
    this.state = new StateMethods(manifest, options.previousState(), options.events());
  }

  /** What the criterion matches, without the nodes it reaches. */
  public Predicate<GraphNode> predicate(Criterion criterion) {
    String value = criterion.text();
    return switch (criterion.method()) {
      case FQN -> fqn(value);
      case TAG -> node -> anyMatches(node.tags(), value);
      case GROUP -> node -> isGroupable(node) && groupMatches(node, value);
      case ACCESS -> node -> node instanceof Model model && model.access().equals(value);
      case SOURCE -> source(value);
      case PATH -> path(value);
      case FILE -> node -> fileMatches(node.originalFilePath(), value);
      case PACKAGE -> inPackage(value);
      case CONFIG -> config(criterion);
      case TEST_NAME -> node -> testNameMatches(node, value);
      case TEST_TYPE -> testType(value);
      case RESOURCE_TYPE -> resourceType(value);
      case EXPOSURE -> named(value, "exposure", "Exposures", "exposure_", Exposure.class);
      case METRIC -> named(value, "metric", "Metrics", "metric_", Metric.class);
      case SEMANTIC_MODEL ->
          named(value, "semantic model", "Semantic models", "semantic_model_", SemanticModel.class);
      case SAVED_QUERY ->
          named(value, "saved query", "Saved queries", "saved_query_", SavedQuery.class);
      // dbt 1.12: the message for unit tests says "Saved queries" too
      case UNIT_TEST -> named(value, "unit test", "Saved queries", "unit_test_", UnitTest.class);
      case VERSION -> version(value);
      case STATE -> state.state(value);
      case RESULT -> state.result(value);
      case SOURCE_STATUS -> state.sourceStatus(value);
      case SELECTOR -> throw new IllegalArgumentException("evaluated by the selector");
    };
  }

  private static Predicate<GraphNode> fqn(String value) {
    FqnMatch match = new FqnMatch(value);
    return node ->
        !(node instanceof Source)
            && match.matches(node.fqn(), node instanceof Model model && model.isVersioned());
  }

  private static boolean anyMatches(List<String> tags, String pattern) {
    for (String tag : tags) {
      if (Glob.matches(tag, pattern)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isGroupable(GraphNode node) {
    return isInNodes(node) || node instanceof Metric;
  }

  private static boolean groupMatches(GraphNode node, String pattern) {
    return node.config().get("group") instanceof String group
        && !group.isEmpty()
        && Glob.matches(group, pattern);
  }

  /** Whether it is a member of {@code manifest.nodes}. */
  private static boolean isInNodes(GraphNode node) {
    return node instanceof ExecutableNode && !(node instanceof FunctionNode);
  }

  private static Predicate<GraphNode> source(String value) {
    String[] parts = value.split("\\.", -1);
    if (parts.length > 3) {
      throw ProblemException.runtime(
          "Invalid source selector value \""
              + value
              + "\". Sources must be of the form `${source_name}`,"
              + " `${source_name}.${target_name}`, or"
              + " `${package_name}.${source_name}.${target_name}");
    }
    String packageName = parts.length == 3 ? parts[0] : "*";
    String sourceName = parts.length == 3 ? parts[1] : parts[0];
    String table = parts.length == 1 ? "*" : parts[parts.length - 1];
    return node ->
        node instanceof Source source
            && Glob.matches(source.packageName(), packageName)
            && Glob.matches(source.sourceName(), sourceName)
            && Glob.matches(source.name(), table);
  }

  private static Predicate<GraphNode> named(
      String value, String kind, String kinds, String prefix, Class<? extends GraphNode> type) {
    String[] parts = value.split("\\.", -1);
    if (parts.length > 2) {
      String packageWord = kind.equals("unit test") ? "package_name." : "package.";
      throw ProblemException.runtime(
          "Invalid "
              + kind
              + " selector value \""
              + value
              + "\". "
              + kinds
              + " must be of the form ${"
              + prefix
              + "name} or ${"
              + prefix
              + packageWord
              + prefix
              + "name}");
    }
    String packageName = parts.length == 2 ? parts[0] : "*";
    String name = parts[parts.length - 1];
    return node ->
        type.isInstance(node)
            && Glob.matches(node.packageName(), packageName)
            && Glob.matches(node.name(), name);
  }

  private Predicate<GraphNode> path(String value) {
    PathMatch match = new PathMatch(options.projectRoot(), value);
    return node -> {
      String patchPath = patchPath(node);
      return match.finds(node.originalFilePath())
          || (patchPath != null && match.finds(patchPath.substring(patchPath.indexOf("://") + 3)))
          || match.findsParentOf(node.originalFilePath());
    };
  }

  private static @Nullable String patchPath(GraphNode node) {
    String path =
        switch (node) {
          case ExecutableNode executable -> executable.patchPath();
          case Source source -> source.patchPath();
          case Exposure _, Metric _, SavedQuery _, SemanticModel _, UnitTest _ -> null;
        };
    return path == null || !path.contains("://") ? null : path;
  }

  private static boolean fileMatches(String path, String pattern) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    return Glob.matches(name, pattern) || Glob.matches(stem, pattern);
  }

  private Predicate<GraphNode> inPackage(String value) {
    String pattern = value.equals("this") ? manifest.metadata().projectName() : value;
    return node -> Glob.matches(node.packageName(), pattern);
  }

  private static Predicate<GraphNode> config(Criterion criterion) {
    List<String> keys = criterion.arguments();
    ConfigValue wanted = new ConfigValue(criterion.value(), keys.equals(List.of("severity")));
    return node -> (isInNodes(node) || node instanceof Source) && wanted.isAt(node.config(), keys);
  }

  private static boolean testNameMatches(GraphNode node, String pattern) {
    return switch (node) {
      case GenericTest test -> Glob.matches(test.testMetadata().name(), pattern);
      case UnitTest test -> Glob.matches(test.name(), pattern);
      default -> false;
    };
  }

  private static Predicate<GraphNode> testType(String value) {
    if (value.equals("generic") || value.equals("schema")) {
      return GenericTest.class::isInstance;
    }
    // dbt 1.12: these three words may be shortened to any part of them
    if ("data".contains(value)) {
      return node -> node instanceof GenericTest || node instanceof SingularTest;
    }
    if ("singular".contains(value)) {
      return SingularTest.class::isInstance;
    }
    if ("unit".contains(value)) {
      return UnitTest.class::isInstance;
    }
    throw ProblemException.runtime(
        "Invalid test type selector "
            + value
            + ": expected \"generic\", \"singular\", \"unit\", or \"data\"");
  }

  private static Predicate<GraphNode> resourceType(String value) {
    ResourceType type = ResourceType.of(value);
    if (type == null && !value.equals("rpc")) {
      throw ProblemException.runtime("Invalid resource_type selector \"" + value + "\"");
    }
    return node -> node.resourceType() == type;
  }

  private static Predicate<GraphNode> version(String value) {
    return switch (value) {
      case "latest" -> node -> node instanceof Model model && model.isLatestVersion();
      case "prerelease" -> node -> node instanceof Model model && compareToLatest(model) > 0;
      case "old" -> node -> node instanceof Model model && compareToLatest(model) < 0;
      case "none" -> node -> node instanceof Model model && model.version() == null;
      default ->
          throw ProblemException.runtime(
              "Invalid version type selector "
                  + value
                  + ": expected one of: \"latest\", \"prerelease\", \"old\", or \"none\"");
    };
  }

  private static int compareToLatest(Model model) {
    Object version = model.version();
    Object latest = model.latestVersion();
    if (version == null || latest == null) {
      return 0;
    }
    try {
      return Double.compare(
          Double.parseDouble(version.toString()), Double.parseDouble(latest.toString()));
    } catch (NumberFormatException _) {
      return version.toString().compareTo(latest.toString());
    }
  }

  /**
   * A value looked for in a configuration.
   *
   * @param ignoreCase for test severities
   */
  private record ConfigValue(@Nullable Object wanted, boolean ignoreCase) {

    boolean isAt(Map<String, @Nullable Object> config, List<String> keys) {
      Object value = config;
      for (String key : keys) {
        if (!(value instanceof Map<?, ?> map)) {
          return false;
        }
        if (map.containsKey(key)) {
          value = map.get(key);
        } else if (map.containsKey(key.replace('_', '-'))) {
          value = map.get(key.replace('_', '-'));
        } else {
          return false;
        }
      }
      if (value instanceof List<?> list) {
        for (Object item : list) {
          if (isEqual(item)) {
            return true;
          }
        }
        return false;
      }
      return isEqual(value);
    }

    private boolean isEqual(@Nullable Object value) {
      if (value == null) {
        return wanted == null;
      }
      if (value.equals(wanted)) {
        return true;
      }
      String text = String.valueOf(wanted);
      if (value instanceof Boolean flag) {
        return text.toLowerCase(Locale.ROOT).equals(flag.toString());
      }
      return ignoreCase && value instanceof String word && word.equalsIgnoreCase(text);
    }
  }
}
