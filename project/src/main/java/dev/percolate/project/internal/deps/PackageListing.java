package dev.percolate.project.internal.deps;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.project.PackageSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Requests by name, those for the same package merged. */
final class PackageListing {
  private final Map<String, RequestedPackage> packages = new LinkedHashMap<>();

  /** Adds what a project asks for. */
  void add(List<PackageSpec> specs, Workshop workshop) {
    for (PackageSpec spec : specs) {
      add(requested(spec, workshop));
    }
  }

  /** Adds one request; gives the merged one. */
  RequestedPackage add(RequestedPackage request) {
    String key = key(request);
    RequestedPackage existing = packages.get(key);
    RequestedPackage merged = request;
    if (existing != null) {
      if (!existing.kind().equals(request.kind())) {
        throw ProblemException.of(
            ProblemKind.DEPENDENCY,
            "Cannot incorporate "
                + request.name()
                + " ("
                + request.kind()
                + ") in "
                + existing.name()
                + " ("
                + existing.kind()
                + "): mismatched types");
      }
      merged = existing.with(request);
    }
    packages.put(key, merged);
    return merged;
  }

  private String key(RequestedPackage request) {
    for (String name : request.allNames()) {
      if (packages.containsKey(name)) {
        return name;
      }
    }
    return request.name();
  }

  boolean isEmpty() {
    return packages.isEmpty();
  }

  List<RequestedPackage> all() {
    return new ArrayList<>(packages.values());
  }

  private static RequestedPackage requested(PackageSpec spec, Workshop workshop) {
    return switch (spec) {
      case PackageSpec.Local local -> new RequestedLocal(local.local());
      case PackageSpec.Tarball tarball -> RequestedTarball.of(tarball);
      case PackageSpec.Git git -> RequestedGit.of(git);
      case PackageSpec.Private hidden -> RequestedGit.of(hidden, workshop.privateUrls());
      case PackageSpec.Registry registry -> RequestedHub.of(registry);
    };
  }
}
