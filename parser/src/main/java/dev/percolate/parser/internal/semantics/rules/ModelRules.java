package dev.percolate.parser.internal.semantics.rules;

import dev.percolate.jinja.value.Texts;
import dev.percolate.parser.internal.properties.Entry;
import dev.percolate.parser.internal.properties.SemanticWord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rules for the entities and dimensions of semantic models, and for time spines. */
final class ModelRules {
  private static final String WINDOW =
      "Semantic models using dimension validity params to define a validity window must have"
          + " exactly two time dimensions with validity params specified - one marked `is_start`"
          + " and the other marked `is_end`.";

  private final List<Entry> models;
  private final List<Entry> spines;

  ModelRules(List<Entry> models, List<Entry> spines) {
    this.models = models;
    this.spines = spines;
  }

  static @Nullable Entry element(Entry model, String list, String name) {
    for (Entry element : model.entries(list)) {
      if (element.name().equals(name)) {
        return element;
      }
    }
    return null;
  }

  static @Nullable String granularity(Entry dimension) {
    return dimension.entry("type_params").textOrNull("time_granularity");
  }

  static Set<String> timeDimensions(Entry model) {
    Set<String> names = new LinkedHashSet<>();
    for (Entry dimension : model.entries("dimensions")) {
      if ("time".equals(dimension.get("type"))) {
        names.add(dimension.name());
      }
    }
    return names;
  }

  private static List<String> entities(Entry model, String... types) {
    List<String> names = new ArrayList<>();
    for (Entry entity : model.entries("entities")) {
      if (List.of(types).contains(entity.text("type", ""))) {
        names.add(entity.name());
      }
    }
    return names;
  }

  private static List<Entry> windowDimensions(Entry model) {
    List<Entry> found = new ArrayList<>();
    for (Entry dimension : model.entries("dimensions")) {
      if (dimension.entry("type_params").get("validity_params") != null) {
        found.add(dimension);
      }
    }
    return found;
  }

  private static List<String> names(List<Entry> elements) {
    return elements.stream().map(Entry::name).toList();
  }

  private static List<String> marked(List<Entry> dimensions, String mark) {
    return dimensions.stream()
        .filter(d -> d.entry("type_params").entry("validity_params").isOn(mark, false))
        .map(Entry::name)
        .toList();
  }

  /** A validity window has a start and an end, a natural entity, and no measures beside it. */
  List<Issue> validityWindows() {
    List<Issue> issues = new ArrayList<>();
    for (Entry model : models) {
      List<Entry> dimensions = windowDimensions(model);
      if (!dimensions.isEmpty()) {
        windowEnds(model, dimensions, issues);
        windowKeys(model, dimensions, issues);
      }
    }
    return issues;
  }

  private static void windowEnds(Entry model, List<Entry> dimensions, List<Issue> issues) {
    List<String> starts = marked(dimensions, "is_start");
    List<String> ends = marked(dimensions, "is_end");
    List<String> all = names(dimensions);
    String start = "Semantic model " + model.name() + " has ";
    if (all.size() == 1 && starts.size() == 1 && ends.size() == 1) {
      issues.add(
          Issue.error(
              start,
              "a single validity param dimension that defines its window: `",
              all.getFirst(),
              "`. This is not a currently supported configuration! ",
              WINDOW,
              " If you have one column defining a window, as in a daily snapshot table, you can"
                  + " define a separate dimension and increment the time value in the `expr` field"
                  + " as a work-around."));
    } else if (all.size() != 2) {
      issues.add(
          Issue.error(
              start,
              all.size() + " dimensions defined with validity params. They are: ",
              Texts.repr(all),
              ". There must be either zero or two! If you wish to define a validity window for"
                  + " this semantic model, please follow these requirements: ",
              WINDOW));
    } else if (starts.size() != 1 || ends.size() != 1) {
      // dbt 1.12: the list of start dimensions is always shown empty
      issues.add(
          Issue.error(
              start,
              "two validity param dimensions defined, but does not have exactly one each marked"
                  + " with is_start and is_end! Dimensions: ",
              Texts.repr(all),
              ". is_start dimensions: []. is_end dimensions: ",
              Texts.repr(ends),
              ". ",
              WINDOW));
    }
  }

  private static void windowKeys(Entry model, List<Entry> dimensions, List<Issue> issues) {
    String start = "Semantic model " + model.name() + " has ";
    List<String> keys = entities(model, "primary", "unique");
    if (entities(model, "natural").isEmpty()) {
      issues.add(
          Issue.error(
              start,
              "validity param dimensions defined, but does not have an entity with type `natural`"
                  + " set. The natural key for this semantic model is what we use to process a"
                  + " validity window join. Primary or unique entities, if any, might be suitable"
                  + " for use as natural keys: (",
              Texts.repr(keys),
              ")."));
    }
    if (!keys.isEmpty()) {
      issues.add(
          Issue.error(
              start,
              "validity param dimensions defined and also has one or more entities designated as"
                  + " `primary` or `unique`. This is not yet supported, as we do not currently"
                  + " process joins against these key types for semantic models with validity"
                  + " windows specified."));
    }
    List<Entry> measures = model.entries("measures");
    if (!measures.isEmpty()) {
      issues.add(
          Issue.error(
              start,
              "both measures and validity param dimensions defined. This is not currently"
                  + " supported! Please remove either the measures or the validity params. Measure"
                  + " names: ",
              Texts.repr(names(measures)),
              ". Validity param dimension names: ",
              Texts.repr(names(dimensions)),
              "."));
    }
  }

  /** Dimensions of one name are alike in all models. */
  List<Issue> dimensionTypes() {
    List<Issue> issues = new ArrayList<>();
    Map<String, Entry> known = new HashMap<>();
    for (Entry model : models) {
      for (Entry dimension : model.entries("dimensions")) {
        Entry first = known.putIfAbsent(dimension.name(), dimension);
        if (first != null) {
          compare(model, dimension, first, issues);
        }
      }
    }
    return issues;
  }

  private static void compare(Entry model, Entry dimension, Entry first, List<Issue> issues) {
    String type = dimension.text("type", "");
    String firstType = first.text("type", "");
    if (!type.equals(firstType)) {
      issues.add(
          Issue.error(
              "In semantic model `",
              model.name(),
              "`, type conflict for dimension `",
              dimension.name(),
              "` - already in model as type `DimensionType.",
              firstType.toUpperCase(Locale.ROOT),
              "` but got `DimensionType.",
              type.toUpperCase(Locale.ROOT),
              "`"));
    }
    boolean isPartition = dimension.isOn("is_partition", false);
    if (isPartition != first.isOn("is_partition", false)) {
      issues.add(
          Issue.error(
              "In semantic model `",
              model.name(),
              ", conflicting is_partition attribute for dimension `DimensionReference(element_name='",
              dimension.name(),
              "')` - already in model with is_partition as `",
              Texts.str(!isPartition),
              "` but got `",
              Texts.str(isPartition),
              "``"));
    }
  }

  /** A name stands for one kind of element in all models. */
  List<Issue> elementTypes() {
    Map<String, Map<String, Set<String>>> kinds = new LinkedHashMap<>();
    for (Entry model : models) {
      for (String kind : List.of("measure", "dimension", "entity")) {
        String list = kind.equals("entity") ? "entities" : kind + "s";
        for (Entry element : model.entries(list)) {
          kinds
              .computeIfAbsent(element.name(), _ -> new TreeMap<>())
              .computeIfAbsent(kind, _ -> new LinkedHashSet<>())
              .add(model.name());
        }
      }
    }
    List<Issue> issues = new ArrayList<>();
    kinds.forEach(
        (name, users) -> {
          if (users.size() > 1) {
            users.forEach((kind, names) -> issues.add(twoKinds(name, kind, names, users.keySet())));
          }
        });
    return issues;
  }

  private static Issue twoKinds(String name, String kind, Set<String> users, Set<String> allKinds) {
    List<String> shown =
        allKinds.stream().map(k -> "<" + elementType(k) + ": '" + k + "'>").toList();
    return Issue.error(
        "In semantic models ",
        Texts.repr(users),
        ", element `",
        name,
        "` is of type ",
        elementType(kind),
        ", but it is used as types [",
        String.join(", ", shown),
        "] across the model.");
  }

  private static String elementType(String kind) {
    return "SemanticModelElementType." + kind.toUpperCase(Locale.ROOT);
  }

  /** A natural entity is the only one and comes with a validity window. */
  List<Issue> naturalEntities() {
    List<Issue> issues = new ArrayList<>();
    for (Entry model : models) {
      Set<String> natural = new LinkedHashSet<>(entities(model, "natural"));
      if (natural.size() > 1) {
        issues.add(
            Issue.error(
                "Semantic models can have at most one natural entity, but semantic model `",
                model.name(),
                "` has " + natural.size() + " distinct natural entities set! ",
                Texts.repr(natural),
                "."));
      }
      if (!natural.isEmpty() && windowDimensions(model).isEmpty()) {
        issues.add(
            Issue.error(
                "The use of `natural` entities is currently supported only in conjunction with a"
                    + " validity window defined in the set of time dimensions associated with the"
                    + " semantic model. Semantic model `",
                model.name(),
                "` uses a natural entity (",
                Texts.repr(natural),
                ") but does not define a validity window!"));
      }
    }
    return issues;
  }

  /** The default time dimension exists. */
  List<Issue> defaults() {
    List<Issue> issues = new ArrayList<>();
    for (Entry model : models) {
      String time = model.entry("defaults").textOrNull("agg_time_dimension");
      if (time != null && !timeDimensions(model).contains(time)) {
        issues.add(
            Issue.error(
                "Default aggregation time dimension was specified as '",
                time,
                "' which doesn't exist as a time dimension in semantic model named '",
                model.name(),
                "'."));
      }
    }
    return issues;
  }

  /** A model with dimensions has exactly one primary entity. */
  List<Issue> primaryEntities() {
    List<Issue> issues = new ArrayList<>();
    for (Entry model : models) {
      List<String> primary = entities(model, "primary");
      String named = model.textOrNull("primary_entity");
      if (primary.size() > 1) {
        issues.add(
            Issue.error(
                "Semantic models can have only one primary entity. The semantic model `",
                model.name(),
                "` has " + primary.size() + ": ",
                String.join(", ", primary)));
      } else if (primary.size() == 1 && named != null) {
        issues.add(
            Issue.error(
                "The semantic model `",
                model.name(),
                "` has an entity named `",
                primary.getFirst(),
                "` with type primary but it also has the `primary_entity` field set to `",
                named,
                "`. Both should not be present in the model."));
      } else if (primary.isEmpty() && named == null && !model.list("dimensions").isEmpty()) {
        issues.add(
            Issue.error(
                "The semantic model ",
                model.name(),
                " contains dimensions, but it does not define a primary entity. Either add an"
                    + " entity with type PRIMARY or set a value for the primary_entity key."));
      }
    }
    return issues;
  }

  /** No two models share a primary entity and a dimension. */
  List<Issue> primaryEntityPairs() {
    List<Issue> issues = new ArrayList<>();
    Map<String, Map<String, String>> known = new HashMap<>();
    for (Entry model : models) {
      List<String> primary = entities(model, "primary");
      String entity = model.textOrNull("primary_entity");
      if (entity == null && primary.isEmpty()) {
        continue;
      }
      String key = entity == null ? primary.getFirst() : entity;
      boolean isFirst = !known.containsKey(key);
      Map<String, String> users = known.computeIfAbsent(key, _ -> new HashMap<>());
      for (Entry dimension : model.entries("dimensions")) {
        String user = users.get(dimension.name());
        if (isFirst || user == null) {
          users.put(dimension.name(), model.name());
        } else {
          issues.add(
              Issue.error(
                  "Duplicate dimension + primary entity pairing detected, dimension + primary"
                      + " entity pairings must be unique. Semantic model `",
                  model.name(),
                  "` has a primary entity of `",
                  key,
                  "` and dimension `",
                  dimension.name(),
                  "`, but this pairing is already in use on semantic model `",
                  user,
                  "`."));
        }
      }
    }
    return issues;
  }

  /** There is one time spine a granularity, and one as fine as the finest dimension. */
  List<Issue> timeSpines() {
    if (models.isEmpty() || spines.isEmpty()) {
      return List.of();
    }
    List<Issue> issues = new ArrayList<>();
    Map<String, List<String>> relations = new LinkedHashMap<>();
    for (Entry spine : spines) {
      relations
          .computeIfAbsent(
              spine.entry("primary_column").text("time_granularity", ""), _ -> new ArrayList<>())
          .add(spine.entry("node_relation").text("relation_name", ""));
    }
    Map<String, List<String>> doubled = new LinkedHashMap<>();
    relations.forEach(
        (granularity, names) -> {
          if (names.size() > 1) {
            doubled.put(granularity.toUpperCase(Locale.ROOT), names);
          }
        });
    if (!doubled.isEmpty()) {
      issues.add(
          Issue.warning(
              "Only one time spine is supported per granularity. Got duplicates: ",
              Texts.repr(doubled)));
    }
    compareFinest(relations.keySet(), issues);
    return issues;
  }

  private void compareFinest(Set<String> ofSpines, List<Issue> issues) {
    Set<String> ofDimensions = new LinkedHashSet<>();
    for (Entry model : models) {
      for (Entry dimension : model.entries("dimensions")) {
        String granularity = granularity(dimension);
        if (granularity != null) {
          ofDimensions.add(granularity);
        }
      }
    }
    if (ofDimensions.isEmpty()) {
      issues.add(
          Issue.warning(
              "No time dimensions configured. To avoid unexpected query errors, configuring a time"
                  + " spine at or below the smallest time dimension granularity is recommended."));
      return;
    }
    int dimension = finest(ofDimensions);
    int spine = finest(ofSpines);
    if (dimension < spine) {
      List<String> words = SemanticWord.GRANULARITY.words();
      issues.add(
          Issue.warning(
              "To avoid unexpected query errors, configuring a time spine at or below the smallest"
                  + " time dimension granularity is recommended. Smallest time dimension"
                  + " granularity: ",
              words.get(dimension).toUpperCase(Locale.ROOT),
              "; Smallest time spine granularity: TimeGranularity.",
              words.get(spine).toUpperCase(Locale.ROOT)));
    }
  }

  private static int finest(Set<String> granularities) {
    int finest = Integer.MAX_VALUE;
    for (String granularity : granularities) {
      finest = Math.min(finest, SemanticWord.GRANULARITY.words().indexOf(granularity));
    }
    return finest;
  }

  /** A time dimension has a granularity. */
  List<Issue> timeGranularities() {
    List<Issue> issues = new ArrayList<>();
    for (Entry model : models) {
      for (Entry dimension : model.entries("dimensions")) {
        if ("time".equals(dimension.get("type")) && granularity(dimension) == null) {
          issues.add(
              new Issue(
                  Issue.Severity.FUTURE_ERROR,
                  "In semantic model `"
                      + model.name()
                      + "`, time dimension `"
                      + dimension.name()
                      + "` must have a time granularity set."));
        }
      }
    }
    return issues;
  }
}
