package dev.percolate.render;

import dev.percolate.jinja.Template;
import dev.percolate.manifest.RefArgs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a template called while it was rendered for parsing, in call order. Filled by a {@link
 * ParseContext} and read by the parser; belongs to one node and one thread.
 */
public final class Captured {
  private final List<RefArgs> refs = new ArrayList<>();
  private final List<List<String>> sources = new ArrayList<>();
  private final List<List<String>> metrics = new ArrayList<>();
  private final List<List<String>> functions = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> configCalls = new ArrayList<>();
  private final Set<String> macros = new LinkedHashSet<>();
  private final Map<String, String> envVars = new LinkedHashMap<>();
  private @Nullable Template template;

  /** The template that was rendered last, or null when it had no tags. */
  public @Nullable Template template() {
    return template;
  }

  /** Keeps the template that is rendered. */
  public void template(@Nullable Template rendered) {
    template = rendered;
  }

  /** Every {@code ref()}, with duplicates. */
  public List<RefArgs> refs() {
    return refs;
  }

  /** Every {@code source()} as source and table name, with duplicates. */
  public List<List<String>> sources() {
    return sources;
  }

  /** Every {@code metric()} as written: name, or package and name. */
  public List<List<String>> metrics() {
    return metrics;
  }

  /** Every {@code function()} as written. */
  public List<List<String>> functions() {
    return functions;
  }

  /** The options of each {@code config()} call, hooks already under their hyphenated names. */
  public List<Map<String, @Nullable Object>> configCalls() {
    return configCalls;
  }

  /** Unique ids of the macros the template itself called. */
  public Set<String> macros() {
    return macros;
  }

  /** Environment variables read; {@link dev.percolate.project.EnvReads#DEFAULTED} for a default. */
  public Map<String, String> envVars() {
    return envVars;
  }
}
