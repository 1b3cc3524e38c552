package dev.percolate.parser.internal;

import dev.percolate.adapters.api.Adapter;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.FunctionNode;
import dev.percolate.manifest.GraphNode;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.ManifestMetadata;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.parser.ParseInputs;
import dev.percolate.project.Md5;
import dev.percolate.render.Invocation;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the immutable manifest of a finished draft. */
public final class ManifestAssembly {
  private ManifestAssembly() {}

  /** The manifest. */
  public static Manifest of(ManifestDraft draft, ParseInputs inputs, Parallel parallel) {
    Manifest.Builder manifest = new Manifest.Builder();
    List<NodeBuilder> drafts = List.copyOf(draft.nodes().values());
    List<ExecutableNode> nodes = parallel.map(drafts, NodeBuilder::build);
    for (ExecutableNode node : nodes) {
      manifest.nodes.put(node.uniqueId(), node);
    }
    draft.functions().forEach((id, f) -> manifest.functions.put(id, (FunctionNode) f.build()));
    draft.sources().forEach((id, s) -> manifest.sources.put(id, s.build()));
    draft.macros().forEach((id, m) -> manifest.macros.put(id, m.build()));
    manifest.docs.putAll(draft.docs());
    draft.exposures().forEach((id, e) -> manifest.exposures.put(id, e.build()));
    draft.metrics().forEach((id, m) -> manifest.metrics.put(id, m.build()));
    manifest.groups.putAll(draft.groups());
    draft.savedQueries().forEach((id, q) -> manifest.savedQueries.put(id, q.build()));
    draft.semanticModels().forEach((id, m) -> manifest.semanticModels.put(id, m.build()));
    draft.unitTests().forEach((id, t) -> manifest.unitTests.put(id, t.build()));
    draft.disabled().forEach((id, same) -> manifest.disabled.put(id, disabled(same)));
    manifest.selectors.putAll(inputs.selectors());
    return manifest.build(metadata(inputs));
  }

  private static List<GraphNode> disabled(List<DisabledDraft> same) {
    List<GraphNode> built = new ArrayList<>(same.size());
    for (DisabledDraft resource : same) {
      built.add(resource.build().get());
    }
    return built;
  }

  /** The head of the manifest. */
  public static ManifestMetadata metadata(ParseInputs inputs) {
    Invocation invocation = inputs.invocation();
    String project = invocation.rootProject();
    Map<String, @Nullable Object> env = new LinkedHashMap<>(invocation.env().custom());
    Instant started = invocation.startedAt().toInstant();
    return new ManifestMetadata(
        Invocation.DBT_VERSION,
        iso(inputs.now()) + "Z",
        invocation.id(),
        iso(started) + "Z",
        env,
        project,
        Md5.hex(project),
        inputs.userId(),
        invocation.flags().is("send_anonymous_usage_stats"),
        inputs.adapter().type(),
        quoting(invocation, inputs.adapter()),
        iso(started) + "+00:00");
  }

  /** The project's quoting with the adapter's defaults. */
  private static Map<String, @Nullable Object> quoting(Invocation invocation, Adapter adapter) {
    Map<String, @Nullable Object> own = invocation.packages().root().quoting();
    Map<String, @Nullable Object> quoting = new LinkedHashMap<>();
    quoting.put("database", adapter.relationClass().quotePolicy().database());
    quoting.put("schema", adapter.relationClass().quotePolicy().schema());
    quoting.put("identifier", adapter.relationClass().quotePolicy().identifier());
    quoting.put("column", null);
    own.forEach(
        (key, value) -> quoting.computeIfPresent(key, (_, old) -> value == null ? old : value));
    return quoting;
  }

  private static String iso(Instant time) {
    LocalDateTime utc =
        LocalDateTime.ofInstant(time, ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    String text = utc.truncatedTo(ChronoUnit.SECONDS).toString();
    String whole = text.length() == 16 ? text + ":00" : text;
    int micros = utc.getNano() / 1000;
    return micros == 0 ? whole : whole + "." + String.valueOf(1_000_000 + micros).substring(1);
  }
}
