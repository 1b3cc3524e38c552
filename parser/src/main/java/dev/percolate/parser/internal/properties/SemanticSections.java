package dev.percolate.parser.internal.properties;

import dev.percolate.manifest.NodeBuilder;

/** Reads what a properties file says of the semantic layer. */
public interface SemanticSections {

  /** Adds the metrics of the section {@code metrics}. */
  void addMetrics(PropertyFile file);

  /** Adds the semantic models of the section {@code semantic_models}. */
  void addSemanticModels(PropertyFile file);

  /** Adds the saved queries of the section {@code saved_queries}. */
  void addSavedQueries(PropertyFile file);

  /**
   * Adds the semantic model and the metrics that the entry of a model asks for, if it does.
   *
   * @param model the described model, with its description and columns
   */
  void describeModel(PropertyFile file, NodeBuilder model, Entry entry);
}
