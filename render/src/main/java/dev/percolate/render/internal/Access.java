package dev.percolate.render.internal;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.GraphNode;
import dev.percolate.manifest.Model;
import dev.percolate.project.PackageSet;
import dev.percolate.project.ProjectConfig;
import java.util.Objects;

/** Whether a node may refer to a private or protected model. */
final class Access {
  private Access() {}

  static void check(Subject subject, ExecutableNode target, PackageSet packages) {
    if (!(target instanceof Model model)
        || subject.resourceType().equals("macro")
        || subject.resourceType().equals("sql_operation")) {
      return;
    }
    ProjectConfig project = packages.project(model.packageName());
    boolean closed =
        project != null
            && project.restrictAccess()
            && !model.packageName().equals(subject.packageName());
    if (model.access().equals("private")) {
      String group = subject.resource() instanceof GraphNode node ? node.group() : null;
      if (group == null || !Objects.equals(group, model.group()) || closed) {
        throw refused(subject, model, "private", String.valueOf(model.group()), "group");
      }
    } else if (model.access().equals("protected") && closed) {
      throw refused(subject, model, "protected", model.packageName(), "package");
    }
  }

  private static ProblemException refused(
      Subject subject, Model model, String access, String scope, String scopeType) {
    return ProblemException.parsing(
        "Node "
            + subject.uniqueId()
            + " attempted to reference node "
            + model.uniqueId()
            + ", which is not allowed because the referenced node is "
            + access
            + " to the '"
            + scope
            + "' "
            + scopeType
            + ".");
  }
}
