package dev.percolate.parser.internal;

import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.RefArgs;
import dev.percolate.render.StaticExtractor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@code ref()} or {@code source()} written as a value of a properties file.
 *
 * @param ref what it refers to, or null for a source
 * @param source source and table, or null for a ref
 */
public record StaticReference(@Nullable RefArgs ref, @Nullable List<String> source) {

  /** The reference in an expression, or null when it is anything else. */
  public static @Nullable StaticReference parse(String expression) {
    StaticExtractor.Result found = StaticExtractor.extract("{{ " + expression + " }}");
    if (found == null) {
      return null;
    }
    if (found.refs().size() == 1) {
      StaticExtractor.Ref ref = found.refs().getFirst();
      return new StaticReference(new RefArgs(ref.name(), ref.packageName(), ref.version()), null);
    }
    if (found.sources().size() == 1) {
      StaticExtractor.Source source = found.sources().iterator().next();
      return new StaticReference(null, List.of(source.name(), source.table()));
    }
    return null;
  }

  /** Notes the reference on a node. */
  public void addTo(NodeBuilder node) {
    if (ref != null) {
      node.refs.add(ref);
    } else if (source != null) {
      node.sources.add(source);
    }
  }
}
