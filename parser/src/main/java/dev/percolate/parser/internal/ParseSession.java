package dev.percolate.parser.internal;

import dev.percolate.adapters.api.Adapter;
import dev.percolate.manifest.NameResolver;
import dev.percolate.parser.internal.config.ConfigResolver;
import dev.percolate.project.EnvReads;
import dev.percolate.project.Flags;
import dev.percolate.project.PackageSet;
import dev.percolate.render.Invocation;
import dev.percolate.render.MacroRegistry;
import dev.percolate.render.Renderer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything of one parse. The services are safe for use by many threads; the draft belongs to the
 * thread that parses.
 *
 * @param invocation what templates know; its event sink keeps the order of events under {@link
 *     #parallel}
 * @param createdAt seconds since 1970, for every resource
 */
public record ParseSession(
    Invocation invocation,
    Adapter adapter,
    MacroRegistry registry,
    Templates templates,
    Parallel parallel,
    ParseEvents events,
    ConfigResolver configs,
    NodeConfigurer configurer,
    NodeParser nodeParser,
    ManifestDraft draft,
    double createdAt) {

  /** A parse that has read its macros and nothing else. */
  public static ParseSession open(
      Invocation invocation,
      Adapter adapter,
      MacroRegistry registry,
      Parallel parallel,
      ParseEvents events,
      double createdAt) {
    Templates templates =
        new Templates(new Renderer(invocation, adapter, () -> registry), new EnvReads());
    ConfigResolver configs = new ConfigResolver(invocation.packages(), invocation.flags());
    NodeConfigurer configurer =
        new NodeConfigurer(
            configs,
            new NameGenerator(registry, templates, invocation.target()),
            templates,
            adapter,
            invocation.packages(),
            invocation.flags(),
            events);
    NodeParser nodeParser =
        new NodeParser(
            registry,
            templates,
            configurer,
            invocation.flags(),
            adapter.credentials().database(),
            adapter.credentials().schema());
    return new ParseSession(
        invocation,
        adapter,
        registry,
        templates,
        parallel,
        events,
        configs,
        configurer,
        nodeParser,
        new ManifestDraft(),
        createdAt);
  }

  public PackageSet packages() {
    return invocation.packages();
  }

  public Flags flags() {
    return invocation.flags();
  }

  /** The root project's {@code quoting:}, which holds for every package. */
  public Map<String, @Nullable Object> projectQuoting() {
    return packages().root().quoting();
  }

  /** The root project's name. */
  public String rootProject() {
    return invocation.rootProject();
  }

  /** Which package is searched first for a name without package. */
  public NameResolver.Order searchOrder() {
    return flags().is("require_ref_searches_node_package_before_root")
        ? NameResolver.Order.NODE_PACKAGE_FIRST
        : NameResolver.Order.ROOT_FIRST;
  }
}
