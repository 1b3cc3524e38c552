package dev.percolate.jinja;

import dev.percolate.jinja.value.Missing;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names a template sees besides its own variables. A name is asked for at most once per render
 * (or per bound macro), and only when it is read.
 */
@FunctionalInterface
public interface Globals {
  /** The value of a name, or {@link Missing#MISSING} when there is none. */
  @Nullable Object lookup(String name);

  /**
   * The names there are, for "did you mean" of errors only; may be incomplete. Nothing by default.
   */
  default Collection<String> names() {
    return List.of();
  }

  /**
   * No names at all. No constant: the JVM keeps no lambdas in its cache for an interface that has
   * something to initialise.
   */
  static Globals none() {
    return name -> Missing.MISSING;
  }

  /** The names of a map. */
  static Globals of(Map<String, ? extends @Nullable Object> values) {
    return new Globals() {
      @Override
      public @Nullable Object lookup(String name) {
        Object value = values.get(name);
        return value != null || values.containsKey(name) ? value : Missing.MISSING;
      }

      @Override
      public Collection<String> names() {
        return Collections.unmodifiableSet(values.keySet());
      }
    };
  }
}
