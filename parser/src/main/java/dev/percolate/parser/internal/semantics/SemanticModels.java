package dev.percolate.parser.internal.semantics;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.manifest.ResourceType;
import dev.percolate.manifest.SemanticModel;
import dev.percolate.parser.internal.DisabledDraft;
import dev.percolate.parser.internal.ManifestDraft;
import dev.percolate.parser.internal.ParseSession;
import dev.percolate.parser.internal.StaticReference;
import dev.percolate.parser.internal.properties.Entry;
import dev.percolate.parser.internal.properties.PropertyFile;
import dev.percolate.parser.internal.properties.PropertyProblems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds semantic models to the draft, from their own section or from the entry of a model. */
final class SemanticModels {
  private final ParseSession session;
  private final PropertyFile file;

  SemanticModels(ParseSession session, PropertyFile file) {
    this.session = session;
    this.file = file;
  }

  /** Adds an entry of the section {@code semantic_models} and the metrics its measures ask for. */
  void add(Entry entry) {
    SemanticModel.Builder model = model(entry.name(), entry.mapping("config"));
    model.description = entry.textOrNull("description");
    model.label = entry.textOrNull("label");
    model.model = Inputs.requiredText(entry, "model");
    model.defaults =
        entry.get("defaults") == null
            ? null
            : defaults(entry.entry("defaults").textOrNull("agg_time_dimension"));
    model.primaryEntity = entry.textOrNull("primary_entity");
    model.entities = Elements.entities(entry);
    model.measures = Elements.measures(entry);
    model.dimensions = Elements.dimensions(entry);
    finish(model);
    Metrics metrics = new Metrics(session, file);
    for (Entry measure : entry.entries("measures")) {
      if (measure.isOn("create_metric", false)) {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        config.put("enabled", ManifestDraft.isEnabled(model.config));
        config.put("meta", Configured.meta(model.config));
        metrics.addOfMeasure(measure, config);
      }
    }
  }

  /** Adds the semantic model of a model. */
  void add(DescribedModel described) {
    Entry entry = described.entry();
    SemanticModel.Builder model = model(described.name(), described.config());
    model.description = described.model().description;
    model.model = "ref('" + entry.name() + "')";
    model.defaults = defaults(described.aggTimeDimension());
    model.primaryEntity = entry.textOrNull("primary_entity");
    model.dimensions = Elements.columnDimensions(described.model().columns.values());
    model.entities = Elements.columnEntities(described.model().columns.values());
    Entry derived = entry.entry("derived_semantics");
    model.dimensions.addAll(Elements.derivedDimensions(derived));
    for (Entry entity : derived.entries("entities")) {
      if (entity.get("name") == null) {
        throw ProblemException.of(
            ProblemKind.PLAIN, "Derived entity is missing a required 'name' field.");
      }
    }
    model.entities.addAll(Elements.entities(derived));
    finish(model);
  }

  private SemanticModel.Builder model(String name, Map<String, @Nullable Object> patch) {
    Configured configured = Configured.of(session, file, ResourceType.SEMANTIC_MODEL, name, patch);
    SemanticModel.Builder model = new SemanticModel.Builder(configured.identity());
    model.config = configured.config();
    model.unrenderedConfig = configured.unrenderedConfig();
    model.group = configured.group();
    model.createdAt = session.createdAt();
    return model;
  }

  private static Map<String, @Nullable Object> defaults(@Nullable String aggTimeDimension) {
    Map<String, @Nullable Object> defaults = new LinkedHashMap<>();
    defaults.put("agg_time_dimension", aggTimeDimension);
    return defaults;
  }

  private void finish(SemanticModel.Builder model) {
    addMeta(model, model.dimensions);
    addMeta(model, model.entities);
    addMeta(model, model.measures);
    StaticReference reference = StaticReference.parse(model.model);
    if (reference != null && reference.ref() != null) {
      model.refs.add(reference.ref());
    } else {
      String text = "{{ " + model.model + " }}";
      model.refs.addAll(session.templates().captureReference(model.build(), text).refs());
    }
    if (ManifestDraft.isEnabled(model.config)) {
      if (model.refs.isEmpty()) {
        // dbt 1.12 stumbles over the missing relation later
        throw PropertyProblems.at(
            file.originalFilePath(),
            "The model of semantic model '"
                + model.identity.name()
                + "' must be a ref(), such as ref('orders'), and not: "
                + model.model);
      }
      session.draft().addSemanticModel(model);
    } else {
      session.draft().addDisabled(DisabledDraft.of(model));
    }
  }

  /** Puts the model's meta below the meta of its elements. */
  private static void addMeta(
      SemanticModel.Builder model, List<Map<String, @Nullable Object>> elements) {
    for (Map<String, @Nullable Object> element : elements) {
      Map<String, @Nullable Object> meta = Configured.meta(model.config);
      if (element.get("config") instanceof Map<?, ?> own) {
        meta.putAll(Configured.meta(own));
      }
      Map<String, @Nullable Object> config = new LinkedHashMap<>();
      config.put("meta", meta);
      element.put("config", config);
    }
  }
}
