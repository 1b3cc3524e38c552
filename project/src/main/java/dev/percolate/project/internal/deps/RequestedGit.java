package dev.percolate.project.internal.deps;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.jinja.value.Texts;
import dev.percolate.project.PackageSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A git repository, or a folder of one.
 *
 * @param url where it is
 * @param unrendered where it is, as written; of a private package its name
 * @param revisions those asked for; the default branch if empty
 * @param warnsUnpinned whether to warn of a branch
 * @param subdirectory the project's folder in the repository, or null for the whole
 * @param isPrivate whether it was asked for as a private package
 * @param provider of a private package, or null
 */
record RequestedGit(
    String url,
    String unrendered,
    List<String> revisions,
    boolean warnsUnpinned,
    @Nullable String subdirectory,
    boolean isPrivate,
    @Nullable String provider)
    implements RequestedPackage {
  RequestedGit {
    revisions = List.copyOf(revisions);
  }

  static RequestedGit of(PackageSpec.Git spec) {
    return new RequestedGit(
        spec.git(),
        spec.unrendered().get("git") instanceof String text && !text.isEmpty() ? text : spec.git(),
        revisions(spec.revision()),
        !Boolean.FALSE.equals(spec.warnUnpinned()),
        spec.subdirectory(),
        false,
        null);
  }

  static RequestedGit of(PackageSpec.Private spec, PrivateUrls urls) {
    return new RequestedGit(
        urls.of(spec.path(), spec.provider()),
        spec.path(),
        revisions(spec.revision()),
        !Boolean.FALSE.equals(spec.warnUnpinned()),
        spec.subdirectory(),
        true,
        spec.provider());
  }

  private static List<String> revisions(@Nullable Object revision) {
    return revision == null ? List.of() : List.of(Texts.str(revision));
  }

  private boolean isInFolder() {
    return subdirectory != null && !subdirectory.isEmpty();
  }

  @Override
  public String name() {
    return isInFolder() ? url + "/" + subdirectory : url;
  }

  @Override
  public List<String> allNames() {
    String other = url.endsWith(".git") ? url.substring(0, url.length() - 4) : url + ".git";
    return List.of(name(), isInFolder() ? other + "/" + subdirectory : other);
  }

  @Override
  public String kind() {
    return isPrivate ? "PrivateUnpinnedPackage" : "GitUnpinnedPackage";
  }

  @Override
  public RequestedPackage with(RequestedPackage other) {
    List<String> all = new ArrayList<>(revisions);
    boolean warns = warnsUnpinned;
    if (other instanceof RequestedGit git) {
      all.addAll(git.revisions);
      warns &= git.warnsUnpinned;
    }
    return new RequestedGit(url, unrendered, all, warns, subdirectory, isPrivate, provider);
  }

  @Override
  public PinnedPackage pinned(Workshop workshop) {
    Set<String> asked = new LinkedHashSet<>(revisions);
    if (asked.size() > 1) {
      throw ProblemException.of(
          ProblemKind.DEPENDENCY,
          "git dependencies should contain exactly one version. "
              + name()
              + " contains: "
              + Texts.repr(asked));
    }
    return new PinnedGit(this, asked.isEmpty() ? PinnedGit.HEAD : asked.iterator().next());
  }
}
