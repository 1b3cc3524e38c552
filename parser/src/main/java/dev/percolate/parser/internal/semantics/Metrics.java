package dev.percolate.parser.internal.semantics;

import dev.percolate.jinja.value.Truth;
import dev.percolate.manifest.Metric;
import dev.percolate.manifest.ResourceType;
import dev.percolate.parser.internal.DisabledDraft;
import dev.percolate.parser.internal.ManifestDraft;
import dev.percolate.parser.internal.ParseSession;
import dev.percolate.parser.internal.properties.Entry;
import dev.percolate.parser.internal.properties.PropertyFile;
import dev.percolate.parser.internal.properties.PropertyProblems;
import dev.percolate.parser.internal.properties.SemanticWord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds metrics to the draft, written the older way with {@code type_params} or the newer one. */
final class Metrics {
  private static final int LONGEST_NAME = 250;

  private final ParseSession session;
  private final PropertyFile file;

  Metrics(ParseSession session, PropertyFile file) {
    this.session = session;
    this.file = file;
  }

  /** Adds an entry of the section {@code metrics}. */
  void add(Entry entry) {
    checkName(entry);
    if (entry.has("type_params")) {
      addOlder(entry);
    } else {
      checkAggregation(entry);
      addNewer(entry, null, null);
    }
  }

  /** Adds the metrics under a model. */
  void addOf(DescribedModel described) {
    Entry.Place place = new Entry.Place(file.source(), "metrics");
    for (Entry given : described.entry().entries("metrics")) {
      Entry entry = new Entry(given.map(), place);
      boolean isSimple = "simple".equals(SemanticWord.METRIC.of(entry, "type", "simple"));
      addNewer(
          entry,
          isSimple ? described.name() : null,
          isSimple ? described.aggTimeDimension() : null);
    }
  }

  /**
   * Adds the metric that a measure with {@code create_metric} asks for.
   *
   * @param config what it takes over from its semantic model
   */
  void addOfMeasure(Entry measure, Map<String, @Nullable Object> config) {
    Map<String, @Nullable Object> params = new LinkedHashMap<>();
    params.put("measure", measure.name());
    params.put("expr", Truth.test(measure.get("expr")) ? measure.get("expr") : measure.name());
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("name", measure.name());
    entry.put("label", measure.textOrNull("label"));
    entry.put("type", "simple");
    entry.put("type_params", params);
    String description = measure.text("description", "");
    entry.put(
        "description",
        description.isEmpty() ? "Metric created from measure " + measure.name() : description);
    entry.put("config", config);
    addOlder(new Entry(entry, measure.place()));
  }

  private void addOlder(Entry entry) {
    Metric.Builder metric = metric(entry);
    Entry params = entry.entry("type_params");
    metric.typeParams = TypeParams.older(params, metric.type);
    Map<String, @Nullable Object> meta = Configured.meta(metric.config);
    metric.meta = meta.isEmpty() ? entry.mapping("meta") : meta;
    metric.tags = new ArrayList<>(entry.texts("tags"));
    add(metric);
  }

  private void addNewer(
      Entry entry, @Nullable String semanticModel, @Nullable String aggTimeDimension) {
    if (entry.get("agg") != null && semanticModel == null) {
      throw PropertyProblems.invalid(
          new Entry(NewerMetric.complete(entry), entry.place()),
          "simple metrics in v2 YAML must be attached to semantic_model");
    }
    Metric.Builder metric = metric(entry);
    metric.typeParams = TypeParams.newer(entry, metric.type, semanticModel, aggTimeDimension);
    add(metric);
  }

  private Metric.Builder metric(Entry entry) {
    Configured configured =
        Configured.of(session, file, ResourceType.METRIC, entry.name(), entry.mapping("config"));
    Metric.Builder metric = new Metric.Builder(configured.identity());
    metric.description = entry.text("description", "");
    String label = entry.text("label", "");
    metric.label = label.isEmpty() ? entry.name() : label;
    String type = SemanticWord.METRIC.of(entry, "type", "simple");
    metric.type = type == null ? "" : type;
    metric.timeGranularity = entry.textOrNull("time_granularity");
    metric.filter = Inputs.filter(entry, "filter");
    metric.config = configured.config();
    metric.unrenderedConfig = configured.unrenderedConfig();
    metric.group = configured.group();
    metric.createdAt = session.createdAt();
    return metric;
  }

  private void add(Metric.Builder metric) {
    if (ManifestDraft.isEnabled(metric.config)) {
      session.draft().addMetric(metric);
    } else {
      session.draft().addDisabled(DisabledDraft.of(metric));
    }
  }

  private static void checkAggregation(Entry entry) {
    if ("simple".equals(entry.text("type", "simple")) && entry.get("agg") == null) {
      throw PropertyProblems.invalid(entry, "at path []: Simple metrics must have an agg param.");
    }
  }

  private static void checkName(Entry entry) {
    String name = entry.name();
    List<String> errors = new ArrayList<>();
    if (name.indexOf(' ') >= 0) {
      errors.add("cannot contain spaces");
    }
    if (name.length() > LONGEST_NAME) {
      errors.add("cannot contain more than 250 characters");
    }
    if (name.isEmpty() || !isLetter(name.charAt(0))) {
      errors.add("must begin with a letter");
    }
    if (!isOfWordCharacters(name)) {
      errors.add("must contain only letters, numbers and underscores");
    }
    if (!errors.isEmpty()) {
      throw PropertyProblems.invalid(
          entry,
          "at path []: The metric name '"
              + name
              + "' is invalid.  It "
              + String.join(", ", errors));
    }
  }

  private static boolean isLetter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private static boolean isOfWordCharacters(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (!Character.isLetterOrDigit(name.charAt(i)) && name.charAt(i) != '_') {
        return false;
      }
    }
    return !name.isEmpty();
  }
}
