package dev.percolate.render.internal;

import dev.percolate.diagnostics.Problem;
import dev.percolate.manifest.Resource;
import dev.percolate.render.RegisteredMacro;
import org.jspecify.annotations.Nullable;

/**
 * What a template belongs to.
 *
 * @param resource null for a macro
 */
record Subject(
    String uniqueId,
    String name,
    String resourceType,
    String packageName,
    String path,
    @Nullable Resource resource) {

  static Subject of(Resource resource) {
    return new Subject(
        resource.uniqueId(),
        resource.name(),
        resource.resourceType().word(),
        resource.packageName(),
        resource.originalFilePath(),
        resource);
  }

  static Subject of(RegisteredMacro macro) {
    return new Subject(
        macro.uniqueId(), macro.name(), "macro", macro.packageName(), macro.path(), null);
  }

  /** As the head of an error names it. */
  Problem.Subject inProblems() {
    return new Problem.Subject(resourceType, name, path);
  }

  /**
   * A problem that arose in the template. dbt 1.12: of an operation's macro only what macros raise
   * themselves is said.
   */
  Problem saidOf(Problem problem) {
    return resource == null ? problem : problem.withSubject(inProblems());
  }

  /** {@code Model}, {@code Unit_Test}: Python's {@code title()} of the type. */
  String title() {
    StringBuilder out = new StringBuilder(resourceType.length());
    boolean start = true;
    for (int i = 0; i < resourceType.length(); i++) {
      char c = resourceType.charAt(i);
      out.append(start ? Character.toUpperCase(c) : c);
      start = c == '_';
    }
    return out.toString();
  }
}
