package dev.percolate.parser.internal.semantics;

import dev.percolate.manifest.NodeBuilder;
import dev.percolate.parser.internal.ParseSession;
import dev.percolate.parser.internal.properties.Entry;
import dev.percolate.parser.internal.properties.PropertyFile;
import dev.percolate.parser.internal.properties.SemanticSections;

/** Fills the draft with the semantic resources of properties files. */
public final class SemanticReader implements SemanticSections {
  private final ParseSession session;

  public SemanticReader(ParseSession session) {
    this.session = session;
  }

  @Override
  public void addMetrics(PropertyFile file) {
    Metrics metrics = new Metrics(session, file);
    for (PropertyFile.Item item : file.items("metrics")) {
      metrics.add(item.rendered());
    }
  }

  @Override
  public void addSemanticModels(PropertyFile file) {
    SemanticModels models = new SemanticModels(session, file);
    for (PropertyFile.Item item : file.items("semantic_models")) {
      models.add(item.rendered());
    }
  }

  @Override
  public void addSavedQueries(PropertyFile file) {
    SavedQueries queries = new SavedQueries(session, file);
    for (PropertyFile.Item item : file.items("saved_queries")) {
      queries.add(item.rendered());
    }
  }

  @Override
  public void describeModel(PropertyFile file, NodeBuilder model, Entry entry) {
    if (entry.get("semantic_model") == null) {
      return;
    }
    DescribedModel described = DescribedModel.of(model, entry);
    if (described.isEnabled()) {
      new SemanticModels(session, file).add(described);
      new Metrics(session, file).addOf(described);
    }
  }
}
