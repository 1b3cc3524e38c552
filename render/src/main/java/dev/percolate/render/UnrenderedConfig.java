package dev.percolate.render;

import dev.percolate.jinja.CallSite;
import dev.percolate.jinja.Template;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The first {@code config()} call of a template as source text, for {@code unrendered_config}. */
public final class UnrenderedConfig {
  private UnrenderedConfig() {}

  /**
   * The keywords of the first {@code config(...)} call in the template that was rendered: plain
   * strings as they are, everything else written again in dbt's Python-like way; null when there is
   * no call.
   */
  public static @Nullable Map<String, @Nullable Object> of(Captured captured) {
    Template template = captured.template();
    if (template == null || !template.source().contains("config(")) {
      return null;
    }
    for (CallSite call : template.callSites()) {
      if (call.calls("config")) {
        return keywords(call);
      }
    }
    return null;
  }

  private static Map<String, @Nullable Object> keywords(CallSite call) {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    for (CallSite.Argument argument : call.arguments()) {
      String name = argument.name();
      if (name != null && !name.startsWith("*")) {
        config.put(name, argument.source());
      }
    }
    return config;
  }
}
