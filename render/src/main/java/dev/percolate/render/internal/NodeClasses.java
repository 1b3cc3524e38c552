package dev.percolate.render.internal;

import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.GenericTest;
import dev.percolate.manifest.Resource;

/** The Python classes of resources and of their configurations, as errors name them. */
final class NodeClasses {
  private static final String RESOURCES = "dbt.artifacts.resources.v1.";

  private NodeClasses() {}

  /** The class of a resource. */
  static String node(Resource resource) {
    String name =
        switch (resource.resourceType()) {
          case MODEL -> "ModelNode";
          case ANALYSIS -> "AnalysisNode";
          case TEST -> resource instanceof GenericTest ? "GenericTestNode" : "SingularTestNode";
          case SNAPSHOT -> "SnapshotNode";
          case OPERATION -> "HookNode";
          case SEED -> "SeedNode";
          case SQL_OPERATION -> "SqlNode";
          case DOC -> "Documentation";
          case SOURCE -> "SourceDefinition";
          case MACRO -> "Macro";
          case EXPOSURE -> "Exposure";
          case METRIC -> "Metric";
          case GROUP -> "Group";
          case SAVED_QUERY -> "SavedQuery";
          case SEMANTIC_MODEL -> "SemanticModel";
          case UNIT_TEST -> "UnitTestDefinition";
          case FIXTURE -> "UnitTestFileFixture";
          case FUNCTION -> "FunctionNode";
        };
    return "dbt.contracts.graph.nodes." + name;
  }

  /** The class of a node's configuration. */
  static String config(ExecutableNode node) {
    return RESOURCES
        + switch (node.resourceType()) {
          case MODEL -> "model.ModelConfig";
          case TEST -> "config.TestConfig";
          case SNAPSHOT -> "snapshot.SnapshotConfig";
          case SEED -> "seed.SeedConfig";
          case FUNCTION -> "function.FunctionConfig";
          default -> "config.NodeConfig";
        };
  }
}
