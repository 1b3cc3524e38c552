package dev.percolate.project.internal.deps;

import java.util.List;

/** A package as some project asks for it: perhaps any of many versions. */
sealed interface RequestedPackage
    permits RequestedLocal, RequestedTarball, RequestedGit, RequestedHub {
  /** What tells it from other packages. */
  String name();

  /** All names under which the same package may be asked for. */
  default List<String> allNames() {
    return List.of(name());
  }

  /** The kind, as errors name it. */
  String kind();

  /** This request and another one for the same package in one. */
  RequestedPackage with(RequestedPackage other);

  /** The one version that fits. */
  PinnedPackage pinned(Workshop workshop);
}
