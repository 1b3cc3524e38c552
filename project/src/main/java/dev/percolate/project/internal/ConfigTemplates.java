package dev.percolate.project.internal;

import dev.percolate.diagnostics.BugException;
import dev.percolate.project.EnvReads;
import dev.percolate.project.EnvVars;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders configuration texts with native Jinja. */
public final class ConfigTemplates {
  private ConfigTemplates() {}

  /** For dbt_project.yml and selectors.yml; without a profile there is no {@code target}. */
  public static ValueRenderer project(
      EnvVars env,
      EnvReads reads,
      Map<String, @Nullable Object> vars,
      boolean areVarsRequired,
      @Nullable Map<String, @Nullable Object> target) {
    return plain();
  }

  /** For profiles.yml and packages.yml, where secrets are allowed. */
  public static ValueRenderer secret(
      EnvVars env, EnvReads reads, Map<String, @Nullable Object> vars) {
    return plain();
  }

  private static ValueRenderer plain() {
    return (template, path) -> {
      if (template.contains("{{") || template.contains("{%") || template.contains("{#")) {
        throw new BugException("templates in configuration are not rendered yet");
      }
      return template;
    };
  }
}
