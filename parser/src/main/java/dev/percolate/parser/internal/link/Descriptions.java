package dev.percolate.parser.internal.link;

import dev.percolate.manifest.ColumnSpec;
import dev.percolate.manifest.Doc;
import dev.percolate.manifest.Exposure;
import dev.percolate.manifest.Macro;
import dev.percolate.manifest.Metric;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.Resource;
import dev.percolate.manifest.SavedQuery;
import dev.percolate.manifest.SemanticModel;
import dev.percolate.manifest.Source;
import dev.percolate.parser.internal.ManifestDraft;
import dev.percolate.parser.internal.NodeConfigurer;
import dev.percolate.parser.internal.ParseSession;
import dev.percolate.render.DocsContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Renders descriptions and notes the docs blocks they use. A text without Jinja is left alone,
 * which is nearly every one.
 */
public final class Descriptions {
  private final ParseSession session;
  private final Links links;

  public Descriptions(ParseSession session, Links links) {
    this.session = session;
    this.links = links;
  }

  /** Renders every description of the draft. */
  public void render() {
    ManifestDraft draft = session.draft();
    draft.nodes().values().forEach(this::node);
    draft.sources().values().forEach(this::source);
    draft.macros().values().forEach(this::macro);
    draft.exposures().values().forEach(this::exposure);
    draft.metrics().values().forEach(this::metric);
    draft.semanticModels().values().forEach(this::semanticModel);
    draft.savedQueries().values().forEach(this::savedQuery);
  }

  private void node(NodeBuilder node) {
    Owner owner = new Owner(node.packageName, node::build);
    List<String> blocks = new ArrayList<>(0);
    node.description = owner.render(node.description, blocks);
    node.docBlocks = blocks;
    columns(node.columns, owner);
  }

  private void columns(Map<String, ColumnSpec> columns, Owner owner) {
    for (Map.Entry<String, ColumnSpec> entry : columns.entrySet()) {
      ColumnSpec column = entry.getValue();
      if (NodeConfigurer.hasTemplate(column.description())) {
        List<String> blocks = new ArrayList<>(1);
        String text = owner.render(column.description(), blocks);
        entry.setValue(column.described(text, blocks));
      }
    }
  }

  private void source(Source.Builder source) {
    Owner owner = new Owner(source.identity.packageName(), source::build);
    List<String> blocks = new ArrayList<>(0);
    source.description = owner.render(source.description, blocks);
    source.docBlocks = blocks;
    source.sourceDescription = owner.render(source.sourceDescription, new ArrayList<>(0));
    columns(source.columns, owner);
  }

  private void macro(Macro.Builder macro) {
    Owner owner = new Owner(macro.identity.packageName(), macro::build);
    macro.description = owner.render(macro.description, new ArrayList<>(0));
    macro.arguments.replaceAll(
        argument ->
            NodeConfigurer.hasTemplate(argument.description())
                ? new Macro.Argument(
                    argument.name(),
                    argument.type(),
                    owner.render(argument.description(), new ArrayList<>(1)))
                : argument);
  }

  private void exposure(Exposure.Builder exposure) {
    Owner owner = new Owner(exposure.identity.packageName(), exposure::build);
    exposure.description = owner.render(exposure.description, new ArrayList<>(0));
  }

  private void metric(Metric.Builder metric) {
    Owner owner = new Owner(metric.identity.packageName(), metric::build);
    metric.description = owner.render(metric.description, new ArrayList<>(0));
  }

  private void semanticModel(SemanticModel.Builder model) {
    Owner owner = new Owner(model.identity.packageName(), model::build);
    if (model.description != null) {
      model.description = owner.render(model.description, new ArrayList<>(0));
    }
    elements(model.dimensions, owner);
    elements(model.measures, owner);
    elements(model.entities, owner);
  }

  private static void elements(List<Map<String, @Nullable Object>> elements, Owner owner) {
    for (Map<String, @Nullable Object> element : elements) {
      if (element.get("description") instanceof String text && NodeConfigurer.hasTemplate(text)) {
        element.put("description", owner.render(text, new ArrayList<>(1)));
      }
    }
  }

  private void savedQuery(SavedQuery.Builder query) {
    Owner owner = new Owner(query.identity.packageName(), query::build);
    if (query.description != null) {
      query.description = owner.render(query.description, new ArrayList<>(0));
    }
  }

  /** The resource whose descriptions are rendered; its record is made only when needed. */
  private final class Owner {
    private final String packageName;
    private final Supplier<? extends Resource> build;
    private @Nullable Resource resource;

    Owner(String packageName, Supplier<? extends Resource> build) {
      this.packageName = packageName;
      this.build = build;
    }

    String render(String text, List<String> blocks) {
      if (!NodeConfigurer.hasTemplate(text)) {
        return text;
      }
      if (resource == null) {
        resource = build.get();
      }
      DocsContext.Lookup lookup =
          (name, docPackage) -> {
            Doc doc = links.doc(name, docPackage, packageName);
            if (doc != null) {
              blocks.add(doc.uniqueId());
            }
            return doc;
          };
      return session.templates().docs(resource, lookup).render(text);
    }
  }
}
