package dev.percolate.project.internal.deps;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.jinja.value.Texts;
import dev.percolate.project.PackageSpec;
import dev.percolate.project.internal.DbtVersion;
import dev.percolate.project.internal.VersionRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A package of the hub.
 *
 * @param packageName namespace and name
 * @param versions what every version must satisfy
 * @param takesPrereleases whether versions such as {@code 1.0.0-rc1} will do
 */
record RequestedHub(String packageName, List<DbtVersion> versions, boolean takesPrereleases)
    implements RequestedPackage {
  RequestedHub {
    versions = List.copyOf(versions);
  }

  static RequestedHub of(PackageSpec.Registry spec) {
    List<DbtVersion> versions = new ArrayList<>();
    for (Object version : spec.versions()) {
      versions.add(version(Texts.str(version)));
    }
    return new RequestedHub(
        spec.packageName(), versions, Boolean.TRUE.equals(spec.installPrerelease()));
  }

  /** dbt 1.12: a wrong version is told without a family line. */
  private static DbtVersion version(String text) {
    try {
      return DbtVersion.parse(text);
    } catch (ProblemException e) {
      throw ProblemException.of(ProblemKind.PLAIN, e.problem().message());
    }
  }

  @Override
  public String name() {
    return packageName;
  }

  @Override
  public String kind() {
    return "RegistryUnpinnedPackage";
  }

  @Override
  public RequestedPackage with(RequestedPackage other) {
    List<DbtVersion> all = new ArrayList<>(versions);
    if (other instanceof RequestedHub hub) {
      all.addAll(hub.versions);
    }
    return new RequestedHub(packageName, all, takesPrereleases);
  }

  @Override
  public PinnedPackage pinned(Workshop workshop) {
    if (!workshop.hub().index().contains(packageName)) {
      throw ProblemException.of(
          ProblemKind.DEPENDENCY, "Package " + packageName + " was not found in the package index");
    }
    VersionRange range = VersionRange.of(versions);
    if (range == null) {
      throw ProblemException.of(
          ProblemKind.DEPENDENCY,
          "Version error for package "
              + packageName
              + ": Could not find a satisfactory version from options: "
              + Texts.repr(versions.stream().map(DbtVersion::toString).toList()));
    }
    boolean checksDbt = workshop.flags().versionCheck();
    List<Offer> offers = installable(workshop.hub().versions(packageName), checksDbt);
    Offer best = null;
    for (Offer offer : offers) {
      if (range.has(offer.version) && (best == null || best.version.compare(offer.version) < 0)) {
        best = offer;
      }
    }
    if (best == null) {
      throw noneFits(range, offers, checksDbt);
    }
    return new PinnedHub(packageName, best.text, offers.getLast().text);
  }

  /** A version on offer, and its text in the hub. */
  private record Offer(DbtVersion version, String text) {}

  private List<Offer> installable(Map<String, Map<String, @Nullable Object>> all, boolean checks) {
    boolean takesAll = takesPrereleases;
    for (DbtVersion version : versions) {
      takesAll |= version.prerelease() != null && !version.prerelease().isEmpty();
    }
    List<Offer> offers = new ArrayList<>();
    for (Map.Entry<String, Map<String, @Nullable Object>> entry : all.entrySet()) {
      if (checks && !fitsDbt(entry.getValue().get("require_dbt_version"))) {
        continue;
      }
      DbtVersion version = version(entry.getKey());
      if (takesAll || version.prerelease() == null || version.prerelease().isEmpty()) {
        offers.add(new Offer(version, entry.getKey()));
      }
    }
    offers.sort((a, b) -> a.version.compare(b.version));
    return offers;
  }

  private static boolean fitsDbt(@Nullable Object required) {
    List<?> texts =
        switch (required) {
          case null -> List.of();
          case List<?> list -> list;
          default -> required.equals("") ? List.of() : List.of(required);
        };
    List<DbtVersion> all = new ArrayList<>(List.of(version(DbtVersion.INSTALLED)));
    for (Object text : texts) {
      all.add(version(Texts.str(text)));
    }
    return DbtVersion.areCompatible(all);
  }

  private ProblemException noneFits(VersionRange range, List<Offer> offers, boolean checksDbt) {
    String text =
        "Could not find a matching compatible version for package "
            + packageName
            + "\n  Requested range: "
            + range
            + "\n  Compatible versions: "
            + Texts.repr(offers.stream().map(Offer::text).toList())
            + "\n";
    String more =
        "\n  Not shown: package versions incompatible with installed version of dbt-core\n"
            + "  To include them, run 'dbt --no-version-check deps'";
    return ProblemException.of(ProblemKind.DEPENDENCY, checksDbt ? text + more : text);
  }
}
