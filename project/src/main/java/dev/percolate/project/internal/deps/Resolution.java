package dev.percolate.project.internal.deps;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.project.PackageSpec;
import dev.percolate.project.internal.deps.PinnedPackage.Fetched;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** From what a project asks for to the versions of everything it needs. */
public final class Resolution {
  private final Workshop workshop;

  public Resolution(Workshop workshop) {
    this.workshop = workshop;
  }

  /** Every package that is needed, directly or not: breadth first. */
  List<Fetched> resolve(List<PackageSpec> specs) {
    PackageListing pending = new PackageListing();
    pending.add(specs, workshop);
    PackageListing all = new PackageListing();
    while (!pending.isEmpty()) {
      PackageListing next = new PackageListing();
      for (RequestedPackage request : pending.all()) {
        next.add(all.add(request).pinned(workshop).fetch(workshop).packages(), workshop);
      }
      pending = next;
    }
    List<PinnedPackage> pinned = new ArrayList<>();
    for (RequestedPackage request : all.all()) {
      pinned.add(request.pinned(workshop));
    }
    List<Fetched> fetched = new ArrayList<>();
    for (PinnedPackage one : pinned) {
      fetched.add(one.fetch(workshop));
    }
    checkNames(fetched);
    return fetched;
  }

  /** The packages of a lock file. */
  List<PinnedPackage> locked(List<PackageSpec> specs) {
    PackageListing all = new PackageListing();
    all.add(specs, workshop);
    List<PinnedPackage> pinned = new ArrayList<>();
    for (RequestedPackage request : all.all()) {
      pinned.add(request.pinned(workshop));
    }
    return pinned;
  }

  private void checkNames(List<Fetched> all) {
    String root = workshop.root().name();
    Set<String> seen = new HashSet<>();
    for (Fetched one : all) {
      String name = one.projectName();
      if (!seen.add(name)) {
        throw ProblemException.of(
            ProblemKind.DEPENDENCY,
            "Found duplicate project \""
                + name
                + "\". This occurs when a dependency has the same project name as some other"
                + " dependency.");
      }
      if (name.equals(root)) {
        throw ProblemException.of(
            ProblemKind.DEPENDENCY,
            "Found a dependency with the same name as the root project \""
                + name
                + "\". Package names must be unique in a project. Please rename one of these"
                + " packages.");
      }
    }
  }
}
