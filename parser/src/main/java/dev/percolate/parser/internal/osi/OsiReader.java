package dev.percolate.parser.internal.osi;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Texts;
import dev.percolate.manifest.Identity;
import dev.percolate.manifest.Metric;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.RefArgs;
import dev.percolate.manifest.ResourceType;
import dev.percolate.manifest.SemanticModel;
import dev.percolate.parser.internal.ParseSession;
import dev.percolate.parser.internal.files.ProjectFiles;
import dev.percolate.parser.internal.osi.SqlTokens.UnreadableSqlException;
import dev.percolate.project.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds what the documents of the root project's folder {@code osi} describe. */
public final class OsiReader {
  private static final List<String> VERSIONS = List.of("0.1.0", "0.1.1");

  private final ParseSession session;
  private final ProjectFiles files;
  private final Map<List<String>, NodeBuilder> models = new HashMap<>();

  private OsiReader(ParseSession session, ProjectFiles files) {
    this.session = session;
    this.files = files;
  }

  /** Reads all documents, when models are known and before references are followed. */
  public static void run(ParseSession session, ProjectFiles files) {
    List<SourceFile> found =
        files.of(session.rootProject(), SourceFile.Kind.OSI).stream()
            .sorted(Comparator.comparing(SourceFile::path))
            .toList();
    if (!found.isEmpty()) {
      new OsiReader(session, files).readAll(found);
    }
  }

  private void readAll(List<SourceFile> found) {
    for (NodeBuilder node : session.draft().nodes().values()) {
      if (node.resourceType == ResourceType.MODEL) {
        String database = node.database == null ? "" : node.database;
        models.put(lowered(node.alias, node.schema, database), node);
      }
    }
    for (SourceFile file : found) {
      new Document(file).read();
    }
  }

  private static List<String> lowered(String... words) {
    List<String> key = new ArrayList<>();
    for (String word : words) {
      key.add(word.toLowerCase(Locale.ROOT));
    }
    return key;
  }

  static List<Map<?, ?>> maps(@Nullable Object list) {
    List<Map<?, ?>> maps = new ArrayList<>();
    for (Object item : list instanceof List<?> some ? some : List.of()) {
      if (item instanceof Map<?, ?> map) {
        maps.add(map);
      }
    }
    return maps;
  }

  private static List<Map<?, ?>> dialects(Map<?, ?> element) {
    return maps(element.get("expression") instanceof Map<?, ?> map ? map.get("dialects") : null);
  }

  /** The first expression that an element has; empty if none. */
  static String firstExpression(Map<?, ?> element) {
    List<Map<?, ?>> all = dialects(element);
    return all.isEmpty() ? "" : String.valueOf(all.getFirst().get("expression"));
  }

  /** The expression in plain SQL, else the first. */
  private static String expression(Map<?, ?> element) {
    for (Map<?, ?> dialect : dialects(element)) {
      if ("ANSI_SQL".equals(dialect.get("dialect"))) {
        return String.valueOf(dialect.get("expression"));
      }
    }
    return firstExpression(element);
  }

  private static @Nullable String text(Map<?, ?> element, String key) {
    return element.get(key) instanceof String text ? text : null;
  }

  private static Map<String, @Nullable Object> emptyConfig() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("enabled", true);
    config.put("group", null);
    config.put("meta", new LinkedHashMap<String, @Nullable Object>());
    return config;
  }

  /** One document on its way into the draft. */
  private final class Document {
    private final SourceFile file;

    Document(SourceFile file) {
      this.file = file;
    }

    void read() {
      Map<String, @Nullable Object> content;
      try {
        content = OsiDocument.read(files.text(file));
      } catch (OsiDocument.UnreadableException e) {
        throw ProblemException.parsing(
            "Failed to parse OSI file '" + file.path() + "': " + e.getMessage());
      }
      Object version = content.getOrDefault("version", VERSIONS.getLast());
      if (!VERSIONS.contains(version)) {
        throw wrong(
            "uses unsupported version '"
                + version
                + "'. Supported versions: "
                + Texts.repr(VERSIONS));
      }
      List<SemanticModel.Builder> found = new ArrayList<>();
      List<OsiMetricReader.Made> metrics = new ArrayList<>();
      for (Map<?, ?> model : maps(content.get("semantic_model"))) {
        List<Map<?, ?>> datasets = maps(model.get("datasets"));
        for (Map<?, ?> dataset : datasets) {
          found.add(dataset(dataset, model));
        }
        for (Map<?, ?> metric : maps(model.get("metrics"))) {
          metrics.addAll(metrics(metric, datasets));
        }
      }
      found.forEach(this::add);
      metrics.forEach(this::add);
    }

    private ProblemException wrong(String what) {
      return ProblemException.parsing("OSI file '" + file.path() + "' " + what);
    }

    private List<OsiMetricReader.Made> metrics(Map<?, ?> metric, List<Map<?, ?>> datasets) {
      String name = String.valueOf(metric.get("name"));
      String sql = expression(metric);
      try {
        return new OsiMetricReader(datasets).read(name, sql, text(metric, "description"));
      } catch (UnreadableSqlException e) {
        throw wrong(
            "has an expression of metric '" + name + "' that cannot be read: " + e.getMessage());
      }
    }

    private Identity identity(ResourceType type, String name) {
      String packageName = file.projectName();
      String path = file.originalFilePath();
      String id = type.word() + "." + packageName + "." + name;
      return new Identity(name, packageName, path, path, id, List.of(packageName, name));
    }

    private SemanticModel.Builder dataset(Map<?, ?> dataset, Map<?, ?> owner) {
      String name = String.valueOf(dataset.get("name"));
      SemanticModel.Builder model =
          new SemanticModel.Builder(identity(ResourceType.SEMANTIC_MODEL, name));
      model.description = text(dataset, "description");
      model.model = String.valueOf(dataset.get("source"));
      model.config = emptyConfig();
      model.createdAt = session.createdAt();
      Keys keys = Keys.of(dataset, owner, name);
      for (Map<?, ?> field : maps(dataset.get("fields"))) {
        String type = keys.entityType(String.valueOf(field.get("name")));
        if (type == null) {
          model.dimensions.add(dimension(field));
        } else {
          model.entities.add(entity(field, type));
        }
      }
      return model;
    }

    private void add(SemanticModel.Builder model) {
      String[] parts = model.model.split("\\.", 3);
      String alias = parts[parts.length - 1];
      String schema = parts.length > 1 ? parts[parts.length - 2] : "";
      String database = parts.length > 2 ? parts[0] : "";
      String name = model.identity.name();
      NodeBuilder matched = models.get(lowered(alias, schema, database));
      if (matched == null) {
        List<String> table = new ArrayList<>(List.of(database, schema, alias));
        table.removeIf(String::isEmpty);
        throw wrong(
            "contains dataset '"
                + name
                + "' ("
                + String.join(".", table)
                + ") that does not match any dbt model in this project. Each OSI dataset must"
                + " reference a table managed by a dbt model.");
      }
      if (session.draft().semanticModels().containsKey(model.identity.uniqueId())) {
        throw wrong(
            "defines semantic model '"
                + name
                + "' which conflicts with an existing semantic model in this project.");
      }
      model.model = "ref('" + matched.name + "')";
      model.refs.add(new RefArgs(matched.name, null, null));
      session.draft().addSemanticModel(model);
    }

    private void add(OsiMetricReader.Made made) {
      Metric.Builder metric = new Metric.Builder(identity(ResourceType.METRIC, made.name()));
      if (session.draft().metrics().containsKey(metric.identity.uniqueId())) {
        throw wrong(
            "defines metric '"
                + made.name()
                + "' which conflicts with an existing metric in this project.");
      }
      metric.description = made.description() == null ? "" : made.description();
      metric.label = made.name();
      metric.type = made.type();
      metric.typeParams = made.typeParams();
      metric.config = emptyConfig();
      metric.createdAt = session.createdAt();
      session.draft().addMetric(metric);
    }

    private static Map<String, @Nullable Object> entity(Map<?, ?> field, String type) {
      Map<String, @Nullable Object> entity = described(field, type);
      entity.put("role", null);
      entity.put("expr", column(field));
      entity.put("config", null);
      return entity;
    }

    private static Map<String, @Nullable Object> dimension(Map<?, ?> field) {
      boolean isTime =
          field.get("dimension") instanceof Map<?, ?> given
              && Boolean.TRUE.equals(given.get("is_time"));
      Map<String, @Nullable Object> params = null;
      if (isTime) {
        params = new LinkedHashMap<>();
        params.put("time_granularity", "day");
        params.put("validity_params", null);
      }
      Map<String, @Nullable Object> dimension = described(field, isTime ? "time" : "categorical");
      dimension.put("is_partition", false);
      dimension.put("type_params", params);
      dimension.put("expr", column(field));
      dimension.put("metadata", null);
      dimension.put("config", null);
      dimension.put("datatype", OsiConversion.plainDataType(field.get("datatype")));
      return dimension;
    }

    private static Map<String, @Nullable Object> described(Map<?, ?> field, String type) {
      Map<String, @Nullable Object> element = new LinkedHashMap<>();
      element.put("name", field.get("name"));
      element.put("type", type);
      element.put("description", field.get("description"));
      element.put("label", field.get("label"));
      return element;
    }

    private static @Nullable String column(Map<?, ?> field) {
      String written = expression(field);
      return written.equals(field.get("name")) ? null : written;
    }
  }

  /** The columns of a dataset that are keys. */
  private record Keys(Set<Object> primary, Set<Object> unique, Set<Object> foreign) {
    static Keys of(Map<?, ?> dataset, Map<?, ?> owner, String name) {
      Set<Object> unique = new HashSet<>();
      for (Object columns : list(dataset.get("unique_keys"))) {
        unique.addAll(list(columns));
      }
      Set<Object> foreign = new HashSet<>();
      for (Map<?, ?> relationship : maps(owner.get("relationships"))) {
        if (name.equals(relationship.get("from"))) {
          foreign.addAll(list(relationship.get("from_columns")));
        }
      }
      return new Keys(new HashSet<>(list(dataset.get("primary_key"))), unique, foreign);
    }

    private static List<?> list(@Nullable Object value) {
      return value instanceof List<?> list ? list : List.of();
    }

    @Nullable String entityType(String column) {
      return primary.contains(column)
          ? "primary"
          : unique.contains(column) ? "unique" : foreign.contains(column) ? "foreign" : null;
    }
  }
}
