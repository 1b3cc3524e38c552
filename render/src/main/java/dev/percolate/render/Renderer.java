package dev.percolate.render;

import dev.percolate.adapters.api.Adapter;
import dev.percolate.adapters.api.MacroPackage;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.Exposure;
import dev.percolate.manifest.GenericTest;
import dev.percolate.manifest.Once;
import dev.percolate.manifest.Resource;
import dev.percolate.manifest.Source;
import dev.percolate.manifest.UnitTest;
import dev.percolate.project.EnvReads;
import dev.percolate.render.internal.Contexts;
import dev.percolate.render.internal.Engines;
import dev.percolate.render.internal.MacroOutline;
import dev.percolate.render.internal.Shared;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the contexts in which templates are rendered. One per invocation; safe for many threads;
 * each context it gives belongs to one thread at a time and costs nearly nothing.
 */
public final class Renderer {
  /** dbt's own macros. */
  public static final MacroPackage DBT_MACROS =
      new MacroPackage(MacroRegistry.DBT, Renderer.class, "dev/percolate/render/dbt");

  private final Invocation invocation;
  private final Adapter adapter;
  private final Once<MacroRegistry> macros;
  private final Once<Shared> shared;
  private final Once<Contexts> contexts;

  /** A renderer that asks for the macros when something is first rendered. */
  public Renderer(Invocation invocation, Adapter adapter, Supplier<MacroRegistry> macros) {
    this.invocation = invocation;
    this.adapter = adapter;
    this.macros = new Once<>(macros);
    this.shared = new Once<>(() -> new Shared(invocation, adapter, macros()));
    this.contexts = new Once<>(() -> new Contexts(shared.get()));
  }

  /** What the templates of this renderer read besides their own text. */
  public TemplateReads reads() {
    return shared.get().reads();
  }

  /** The macro files built into the engine: the adapter's, then dbt's. */
  public static List<MacroFile> builtinFiles(Adapter adapter) {
    List<MacroFile> files = new ArrayList<>();
    for (MacroPackage source : List.of(adapter.macros(), DBT_MACROS)) {
      Map<String, String> texts = source.texts();
      String kept = texts.get(MacroPackage.OUTLINES);
      Map<String, MacroOutline.OfFile> outlines = kept == null ? Map.of() : MacroOutline.read(kept);
      texts.forEach(
          (path, text) -> {
            if (path.endsWith(".sql")) {
              files.add(MacroFile.builtIn(source.name(), path, text.strip(), outlines.get(path)));
            }
          });
    }
    return files;
  }

  public Invocation invocation() {
    return invocation;
  }

  public Adapter adapter() {
    return adapter;
  }

  public MacroRegistry macros() {
    return macros.get();
  }

  // ---- parsing

  /**
   * For the SQL and the hooks of a model, analysis, singular test, snapshot, operation or function.
   *
   * @param draft the node as far as it is known: name, path, first configuration and relation
   */
  public ParseContext parse(ExecutableNode draft) {
    return contexts.get().parse(draft);
  }

  /**
   * For a generic test: only the macros it depends on are visible.
   *
   * @param draft with test metadata and {@code depends_on.macros} naming the test macro
   */
  public ParseContext parseGenericTest(GenericTest draft) {
    return contexts.get().parseTest(draft);
  }

  /** For the expressions in an exposure's {@code depends_on}: refs, sources and metrics. */
  public ParseContext parseExposure(Exposure draft) {
    return contexts.get().references(draft, false);
  }

  /** For the {@code model: ref(...)} of semantic models and other property-file references. */
  public ParseContext parseReference(Resource draft) {
    return contexts.get().references(draft, true);
  }

  /**
   * For the values of a property file.
   *
   * @param packageName the package the file belongs to
   */
  public PropertiesContext properties(String packageName, EnvReads reads) {
    return contexts.get().properties(packageName, reads);
  }

  /**
   * For descriptions.
   *
   * @param owner the resource described
   * @param docs finds docs blocks
   */
  public DocsContext docs(Resource owner, DocsContext.Lookup docs) {
    return contexts.get().docs(owner, docs);
  }

  /**
   * Calls {@code generate_<component>_name(value, node)} for a node being parsed.
   *
   * @param component {@code database}, {@code schema}, {@code alias} or {@code
   *     latest_version_pointer_alias}'s prefix
   * @param value what the configuration says
   * @return usually a text, stripped; null when the macro returned none
   */
  public @Nullable Object generateName(
      String component, @Nullable Object value, ExecutableNode draft) {
    return contexts
        .get()
        .generateName(macros().generateName(component, draft.packageName()), value, draft);
  }

  /** The same for an export of a saved query, of which the draft has name and configuration. */
  public @Nullable Object generateExportName(
      String component, @Nullable Object value, ExecutableNode draft) {
    return contexts
        .get()
        .generateExportName(macros().generateName(component, draft.packageName()), value, draft);
  }

  // ---- compiling and running

  /** For compiling and running a node; {@code batch} is null but for microbatch models. */
  public RunContext run(RunScope scope, ExecutableNode node, @Nullable Batch batch) {
    return contexts.get().run(scope, node, batch);
  }

  /** For {@code run-operation} and for macros the engine calls itself. */
  public RunContext operation(RunScope scope, RegisteredMacro macro) {
    return contexts.get().operation(scope, macro);
  }

  /** For the freshness hooks and macros of a source. */
  public RunContext source(RunScope scope, Source source) {
    return contexts.get().run(scope, source, null);
  }

  /**
   * For the SQL of the model under a unit test.
   *
   * @param tested the model with refs replaced by its inputs
   * @param thisInput name of the input that stands for {@code this}, or null
   */
  public RunContext unitTest(
      RunScope scope, UnitTest test, ExecutableNode tested, @Nullable ExecutableNode thisInput) {
    return contexts.get().unitTest(scope, test, tested, thisInput);
  }

  /** The operations on relations that dbt implements by macros, with the relation cache. */
  public Warehouse warehouse(RunScope scope) {
    return contexts.get().warehouse(scope);
  }

  /**
   * The project's query comment for one connection; empty for none.
   *
   * @param node what the connection works for, or null
   */
  public String queryComment(String connectionName, @Nullable Resource node) {
    return contexts.get().queryComment(connectionName, node);
  }

  // ---- texts by themselves

  /** The contents of a docs block, rendered without any names and stripped. */
  public static String docsBlock(String body) {
    return Contexts.docsBlock(body);
  }

  /** Whether a template mentions a name, such as {@code this}. */
  public static boolean mentions(String template, String name) {
    return Engines.parse(template, "<template>").mentions(name);
  }

  /** dbt's error for a node whose materialization does not exist. */
  public ProblemException missingMaterialization(ExecutableNode node) {
    return contexts.get().missingMaterialization(node);
  }
}
