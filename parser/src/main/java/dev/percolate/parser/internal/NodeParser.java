package dev.percolate.parser.internal;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.RefArgs;
import dev.percolate.manifest.ResourceType;
import dev.percolate.parser.internal.config.ConfigCalls;
import dev.percolate.parser.internal.python.PythonModel;
import dev.percolate.parser.internal.python.UnreadablePython;
import dev.percolate.project.Flags;
import dev.percolate.render.Captured;
import dev.percolate.render.MacroRegistry;
import dev.percolate.render.StaticExtractor;
import dev.percolate.render.UnrenderedConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Finds the calls in a node's code and configures the node. A model is read without rendering where
 * dbt does so, because the way taken shows in the manifest; everything else is rendered. Changes
 * only the draft it is given.
 */
public final class NodeParser {
  private final MacroRegistry registry;
  private final Templates templates;
  private final NodeConfigurer configurer;
  private final boolean staticParser;
  private final boolean keepsSource;
  private final String defaultDatabase;
  private final String defaultSchema;
  private final AtomicInteger models = new AtomicInteger();
  private final AtomicInteger staticModels = new AtomicInteger();

  public NodeParser(
      MacroRegistry registry,
      Templates templates,
      NodeConfigurer configurer,
      Flags flags,
      String defaultDatabase,
      String defaultSchema) {
    this.registry = registry;
    this.templates = templates;
    this.configurer = configurer;
    this.staticParser = !Boolean.FALSE.equals(flags.get("static_parser"));
    this.keepsSource = flags.is("state_modified_compare_more_unrendered_values");
    this.defaultDatabase = defaultDatabase;
    this.defaultSchema = defaultSchema;
  }

  /** How many models were parsed. */
  public int models() {
    return models.get();
  }

  /** How many of them were not rendered. */
  public int staticModels() {
    return staticModels.get();
  }

  /** Parses a node whose identity and code are set. */
  public void parse(NodeBuilder node) {
    node.database = defaultDatabase;
    node.schema = defaultSchema;
    node.alias = node.name;
    if (node.resourceType == ResourceType.MODEL) {
      models.incrementAndGet();
      if (node.language.equals("python")) {
        parsePython(node);
        return;
      }
      StaticExtractor.Result found = extract(node);
      if (found != null) {
        staticModels.incrementAndGet();
        apply(node, found);
        return;
      }
    }
    if (node.resourceType != ResourceType.SEED && NodeConfigurer.hasTemplate(node.rawCode)) {
      render(node, node.rawCode);
    }
    configureRendered(node);
  }

  private void configureRendered(NodeBuilder node) {
    try {
      configurer.configure(node);
    } catch (ProblemException e) {
      throw e.problem().kind() == ProblemKind.PLAIN
          ? ProblemException.parsing("at path []: " + e.problem().message())
          : e;
    }
  }

  private StaticExtractor.@Nullable Result extract(NodeBuilder node) {
    return staticParser && !registry.overridesStaticNames(node.packageName)
        ? StaticExtractor.extract(node.rawCode)
        : null;
  }

  private void apply(NodeBuilder node, StaticExtractor.Result found) {
    Map<String, @Nullable Object> written = new LinkedHashMap<>();
    for (StaticExtractor.Config config : found.configs()) {
      boolean brings = !node.configCallDict.isEmpty() && !node.configCallDict.containsKey("grants");
      Map<String, @Nullable Object> call = LinkedHashMap.newLinkedHashMap(1);
      call.put(config.key(), config.value());
      ConfigCalls.add(node.configCallDict, call);
      // dbt 1.12: grants that join earlier keys are brought into list form in place
      boolean isListed = brings && config.key().equals("grants");
      written.put(config.key(), isListed ? node.configCallDict.get("grants") : config.value());
    }
    configurer.configure(node);
    // dbt 1.12: these stay values, where the calls of a rendered file become source text
    node.unrenderedConfig.putAll(written);
    for (StaticExtractor.Ref ref : found.refs()) {
      node.refs.add(new RefArgs(ref.name(), ref.packageName(), ref.version()));
    }
    for (StaticExtractor.Source source : found.sources()) {
      node.sources.add(List.of(source.name(), source.table()));
    }
  }

  /** Renders a text as code of the node and notes its calls; does not configure. */
  public void render(NodeBuilder node, String text) {
    if (node.config.isEmpty()) {
      node.config = configurer.beforeCalls(node);
    }
    Captured calls = templates.captureCode(node, text);
    try {
      addConfig(node, calls);
    } catch (ProblemException e) {
      // dbt 1.12: calls are joined while the template is rendered
      throw ParseProblems.about(
          node, ProblemException.compilation("Internal Error\n  " + e.problem().message()));
    }
    NodeConfigurer.addCalls(node, calls);
  }

  /** Notes the {@code config()} calls of a rendered text on the node. */
  public void addConfig(NodeBuilder node, Captured calls) {
    if (calls.configCalls().isEmpty()) {
      return;
    }
    for (Map<String, @Nullable Object> call : calls.configCalls()) {
      ConfigCalls.add(node.configCallDict, call);
    }
    Map<String, @Nullable Object> written = keepsSource ? UnrenderedConfig.of(calls) : null;
    if (written != null) {
      node.unrenderedConfigCallDict.putAll(written);
    }
  }

  private void parsePython(NodeBuilder node) {
    PythonModel model;
    try {
      model = PythonModel.read(node.rawCode);
    } catch (ProblemException e) {
      throw ParseProblems.about(node, e);
    } catch (UnreadablePython e) {
      String path = node.originalFilePath;
      throw ProblemException.parsing(e.describe(path.substring(path.lastIndexOf('/') + 1)));
    }
    // dbt 1.12: what the code sets to nothing keeps the value of the project
    node.config = configurer.beforeCalls(node);
    for (Map<String, @Nullable Object> call : model.configs()) {
      ConfigCalls.add(node.configCallDict, call);
    }
    node.refs.addAll(model.refs());
    node.sources.addAll(model.sources());
    configureRendered(node);
  }
}
