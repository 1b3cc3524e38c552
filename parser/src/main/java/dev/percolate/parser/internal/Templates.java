package dev.percolate.parser.internal;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.manifest.Exposure;
import dev.percolate.manifest.GenericTest;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.Resource;
import dev.percolate.project.EnvReads;
import dev.percolate.render.Captured;
import dev.percolate.render.DocsContext;
import dev.percolate.render.ParseContext;
import dev.percolate.render.PropertiesContext;
import dev.percolate.render.Renderer;
import dev.percolate.render.TemplateReads;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the parser asks of templates, with errors said of the node they are in. Safe for use by many
 * threads, one node a thread.
 */
public final class Templates {
  private final Renderer renderer;
  private final EnvReads reads;

  public Templates(Renderer renderer, EnvReads reads) {
    this.renderer = renderer;
    this.reads = reads;
  }

  /**
   * Renders the code of a node, for what it calls, and notes on the node what it owes to macros.
   *
   * @param node its present state is what the template sees as {@code model} and {@code this}
   */
  public Captured captureCode(NodeBuilder node, String text) {
    TemplateReads.Noted<Captured> noted =
        renderer.reads().during(() -> capture(renderer.parse(node.build()), node, text));
    node.macroReads =
        node.macroReads.withCode(noted.reads().macros(), CallsPrint.of(noted.value()));
    return noted.value();
  }

  /** Renders another text of a node, such as a hook. */
  public Captured captureHook(NodeBuilder node, String text) {
    return noting(node, () -> capture(renderer.parse(node.build()), node, text));
  }

  /** Renders a generic test, whose metadata and test macro are set. */
  public Captured captureTest(NodeBuilder node) {
    return noting(
        node,
        () -> capture(renderer.parseGenericTest((GenericTest) node.build()), node, node.rawCode));
  }

  private <T> T noting(NodeBuilder node, Supplier<T> work) {
    TemplateReads.Noted<T> noted = renderer.reads().during(work);
    node.macroReads = node.macroReads.with(noted.reads().macros());
    return noted.value();
  }

  /** Renders the expressions in an exposure's {@code depends_on}. */
  public Captured captureExposure(Exposure.Builder exposure, String text) {
    ParseContext context = renderer.parseExposure(exposure.build());
    context.render(text);
    return note(context.captured());
  }

  /** Renders a reference in a properties file, such as {@code ref('orders')} in braces. */
  public Captured captureReference(Resource owner, String text) {
    ParseContext context = renderer.parseReference(owner);
    context.render(text);
    return note(context.captured());
  }

  private Captured capture(ParseContext context, NodeBuilder node, String text) {
    try {
      context.render(text);
    } catch (ProblemException e) {
      // dbt 1.12: a missing environment variable is told without the node
      throw e.problem().kind() == ProblemKind.COMPILATION ? ParseProblems.about(node, e) : e;
    }
    return note(context.captured());
  }

  /** What templates read besides their own text, of all nodes so far. */
  public TemplateReads.Reads reads() {
    return renderer.reads().all();
  }

  private Captured note(Captured calls) {
    calls.envVars().forEach(reads::record);
    return calls;
  }

  /** The context of the values in a properties file of a package. */
  public PropertiesContext properties(String packageName) {
    return renderer.properties(packageName, reads);
  }

  /** The context of a resource's descriptions. */
  public DocsContext docs(Resource owner, DocsContext.Lookup docs) {
    return renderer.docs(owner, docs);
  }

  /** Calls the {@code generate_<component>_name} macro of a node's package. */
  public @Nullable Object generateName(
      String component, @Nullable Object customName, NodeBuilder node) {
    TemplateReads.Noted<@Nullable Object> noted =
        renderer.reads().during(() -> renderer.generateName(component, customName, node.build()));
    node.macroReads = node.macroReads.with(noted.reads().macros());
    return noted.value();
  }

  /** The same for an export of a saved query, of which the draft has name and configuration. */
  public @Nullable Object generateExportName(
      String component, @Nullable Object customName, NodeBuilder draft) {
    return renderer.generateExportName(component, customName, draft.build());
  }
}
