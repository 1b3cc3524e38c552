package dev.percolate.render;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Notes what templates read besides their own text and the configuration of projects: environment
 * variables, flags and the names of macros. With the same answers they give the same result. What
 * changes from run to run, such as {@code invocation_id} and the time, is not noted, as in dbt.
 *
 * <p>Safe for many threads; {@link #during} notes what its own thread reads.
 */
public final class TemplateReads {
  /** Stands among the flags for the variables of {@code metadata.env}. */
  public static final String METADATA_ENV = "dbt_metadata_envs";

  /**
   * What was read.
   *
   * @param env variables with the value seen, or {@link dev.percolate.project.EnvReads#DEFAULTED}
   * @param flags flags with the value seen
   * @param macros names looked up among macros, whether there was one or not
   */
  public record Reads(
      Map<String, String> env, Map<String, @Nullable Object> flags, Set<String> macros) {
    public Reads {
      env = Collections.unmodifiableMap(env);
      flags = Collections.unmodifiableMap(flags);
      macros = Collections.unmodifiableSet(macros);
    }
  }

  /** A result and what it came from. */
  public record Noted<T>(T value, Reads reads) {}

  private static final class Frame {
    final Map<String, String> env = new TreeMap<>();
    final Map<String, @Nullable Object> flags = new TreeMap<>();
    final Set<String> macros = new LinkedHashSet<>();
  }

  private final Frame all = new Frame();
  private final ThreadLocal<@Nullable Frame> current = new ThreadLocal<>();

  /** Runs a piece of work and tells what the templates in it read. */
  public <T> Noted<T> during(Supplier<T> work) {
    Frame outer = current.get();
    Frame frame = new Frame();
    current.set(frame);
    try {
      T value = work.get();
      return new Noted<>(value, new Reads(frame.env, frame.flags, frame.macros));
    } finally {
      current.set(outer);
    }
  }

  /** Environment variables and flags read so far, by all threads; names of macros are left out. */
  public Reads all() {
    synchronized (all) {
      return new Reads(new TreeMap<>(all.env), new TreeMap<>(all.flags), Set.of());
    }
  }

  /** Notes an environment variable. */
  public void env(String name, String value) {
    synchronized (all) {
      all.env.put(name, value);
    }
    Frame frame = current.get();
    if (frame != null) {
      frame.env.put(name, value);
    }
  }

  /** Notes a flag. */
  public void flag(String name, @Nullable Object value) {
    synchronized (all) {
      all.flags.put(name, value);
    }
    Frame frame = current.get();
    if (frame != null) {
      frame.flags.put(name, value);
    }
  }

  /** Notes a name that is a macro's or a package's, or might have been. */
  public void macro(String name) {
    Frame frame = current.get();
    if (frame != null) {
      frame.macros.add(name);
    }
  }
}
