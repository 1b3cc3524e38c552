package dev.percolate.parser;

import dev.percolate.adapters.api.Adapter;
import dev.percolate.diagnostics.EventSink;
import dev.percolate.render.Invocation;
import dev.percolate.render.MacroFile;
import dev.percolate.render.Renderer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything a parse reads besides files.
 *
 * @param invocation projects, profile, flags, variables, environment and the event sink
 * @param adapter its facts are used; no connection is opened
 * @param now becomes {@code created_at} of every resource and {@code generated_at}
 * @param userId {@code metadata.user_id}, or null
 * @param selectors {@code selectors} of the manifest: normalised definitions by name
 * @param otherMacros the macros of dbt and of the adapter when they are not this build's, or null
 */
public record ParseInputs(
    Invocation invocation,
    Adapter adapter,
    Instant now,
    @Nullable String userId,
    Map<String, @Nullable Object> selectors,
    @Nullable List<MacroFile> otherMacros) {

  /** A parse with the engine's own macros. */
  public ParseInputs(
      Invocation invocation,
      Adapter adapter,
      Instant now,
      @Nullable String userId,
      Map<String, @Nullable Object> selectors) {
    this(invocation, adapter, now, userId, selectors, null);
  }

  /** The macros of dbt and of the adapter; those of this build are read for each call. */
  public List<MacroFile> engineMacros() {
    return otherMacros == null ? Renderer.builtinFiles(adapter) : otherMacros;
  }

  /** The same inputs with another event sink. */
  public ParseInputs telling(EventSink events) {
    return new ParseInputs(
        invocation.telling(events), adapter, now, userId, selectors, otherMacros);
  }
}
