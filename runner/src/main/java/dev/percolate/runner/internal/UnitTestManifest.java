package dev.percolate.runner.internal;

import dev.percolate.diagnostics.BugException;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Texts;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.FunctionNode;
import dev.percolate.manifest.GraphNode;
import dev.percolate.manifest.Identity;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.Model;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.Resolution;
import dev.percolate.manifest.ResourceType;
import dev.percolate.manifest.Source;
import dev.percolate.manifest.UnitTest;
import dev.percolate.render.StaticExtractor;
import dev.percolate.runner.RunEnvironment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The little project a unit test runs in: a node with the tested model's SQL, and for each input an
 * ephemeral model of the input's name whose SQL is the given rows.
 */
final class UnitTestManifest {
  private final RunEnvironment environment;
  private final UnitTest test;
  private final Model tested;
  private final Manifest.Builder made = new Manifest.Builder();
  private final Map<String, String> originals = new LinkedHashMap<>();
  private @Nullable ExecutableNode thisInput;

  UnitTestManifest(RunEnvironment environment, UnitTest test) {
    this.environment = environment;
    this.test = test;
    String id = test.dependsOnNodes().getFirst();
    if (!(environment.manifest().nodes().get(id) instanceof Model model)) {
      throw new BugException("the tested model " + id + " is in the manifest");
    }
    this.tested = model;
    NodeBuilder node = testNode();
    for (UnitTest.Given given : test.given()) {
      node.dependsOnNodes.add(input(given));
    }
    for (String parent : tested.dependsOnNodes()) {
      FunctionNode function = environment.manifest().functions().get(parent);
      if (function != null) {
        node.dependsOnNodes.add(parent);
        made.functions.put(parent, function);
      }
    }
    made.nodes.put(node.uniqueId, node.build());
  }

  /** The inputs, the test's node and the functions that the model calls. */
  Manifest manifest() {
    return made.build(environment.manifest().metadata());
  }

  /** The node with the tested model's SQL; its id is the test's. */
  ExecutableNode node() {
    return java.util.Objects.requireNonNull(made.nodes.get(test.uniqueId()));
  }

  /** The input that stands for the model's own table, or null. */
  @Nullable ExecutableNode thisInput() {
    return thisInput;
  }

  /** The ids of what the inputs stand for, by id of the input. */
  Map<String, String> originals() {
    return originals;
  }

  private NodeBuilder testNode() {
    String name = RunLines.versionedName(test);
    NodeBuilder node =
        new NodeBuilder(ResourceType.UNIT_TEST, test.packageName(), name, test.uniqueId());
    String file = test.originalFilePath();
    node.originalFilePath = file;
    node.path = file.substring(0, file.lastIndexOf('/') + 1) + name + ".sql";
    node.database = tested.database();
    node.schema = tested.schema();
    node.alias = name;
    node.rawCode = tested.rawCode();
    node.fqn.addAll(List.of(test.uniqueId().split("\\.", -1)));
    boolean isSql = test.expect().format().equals("sql");
    node.config.put("materialized", "unit");
    node.config.put("expected_rows", isSql ? List.of() : test.expect().rows());
    node.config.put("expected_sql", isSql ? test.expect().rows() : null);
    return node;
  }

  // ---- inputs

  /** Adds the node of an input; gives its id. */
  private String input(UnitTest.Given given) {
    GraphNode original = original(given.input());
    NodeBuilder input =
        new NodeBuilder(
            ResourceType.MODEL,
            original.packageName(),
            original.name(),
            "model." + original.packageName() + "." + original.name());
    input.originalFilePath = test.originalFilePath();
    input.path = original.name() + ".sql";
    input.fqn.addAll(original.fqn());
    input.config.put("materialized", "ephemeral");
    input.rawCode =
        given.format().equals("sql")
            ? Texts.str(given.rows())
            : "{{ get_fixture_sql(" + Texts.repr(given.rows()) + ", None) }}";
    switch (original) {
      case Source source -> place(input, source);
      case ExecutableNode node -> place(input, node);
      default -> throw new BugException("an input is a node or a source");
    }
    ExecutableNode node = input.build();
    made.nodes.put(input.uniqueId, node);
    originals.put(input.uniqueId, original.uniqueId());
    if (original.uniqueId().equals(tested.uniqueId())) {
      thisInput = node;
    }
    return input.uniqueId;
  }

  private static void place(NodeBuilder input, ExecutableNode original) {
    input.database = original.database();
    input.schema = original.schema();
    input.alias = original.alias();
    if (original instanceof Model model) {
      input.version = model.version();
      input.latestVersion = model.latestVersion();
    }
  }

  private void place(NodeBuilder input, Source original) {
    input.database = original.database();
    input.schema = original.schema();
    input.alias = original.identifier();
    // dbt 1.12: the source's name makes the id unique among sources with the same tables
    input.uniqueId =
        "model." + original.packageName() + "." + original.sourceName() + "__" + original.name();
    Source.Builder source =
        new Source.Builder(
            new Identity(
                original.name(),
                original.packageName(),
                input.path,
                input.originalFilePath,
                input.uniqueId,
                original.fqn()));
    source.sourceName = original.sourceName();
    source.database = original.database();
    source.schema = original.schema();
    source.identifier = original.identifier();
    made.sources.put(input.uniqueId, source.build());
  }

  /** What an input stands for. */
  private GraphNode original(String input) {
    if (input.strip().equals("this")) {
      return tested;
    }
    StaticExtractor.Result calls = StaticExtractor.extract("{{ " + input + " }}");
    if (calls == null || (calls.refs().isEmpty() && calls.sources().isEmpty())) {
      throw ProblemException.parsing(
          "Unit test given inputs must be either a 'ref', 'source' or 'this' call. Got: '"
              + input
              + "'.");
    }
    Resolution<? extends GraphNode> found =
        calls.refs().isEmpty() ? source(calls.sources().getFirst()) : ref(calls.refs().getFirst());
    if (found instanceof Resolution.Found<? extends GraphNode>(GraphNode node)) {
      return node;
    }
    throw ProblemException.parsing(
        "Unit test '"
            + test.name()
            + "' had an input ("
            + input
            + ") which was not found in the manifest.");
  }

  private Resolution<? extends GraphNode> ref(StaticExtractor.Ref ref) {
    String root = environment.project().name();
    // dbt 1.12: without a package any will do
    String packageName = ref.packageName() == null ? "" : ref.packageName();
    return environment.lookup().resolveRef(ref.name(), packageName, ref.version(), root, root);
  }

  private Resolution<? extends GraphNode> source(StaticExtractor.Source source) {
    String root = environment.project().name();
    return environment.lookup().resolveSource(source.name(), source.table(), root, root);
  }
}
