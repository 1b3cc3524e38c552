package dev.percolate.project.internal.deps;

import dev.percolate.diagnostics.Level;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One revision of a git repository. */
record PinnedGit(RequestedGit request, String revision) implements PinnedPackage {
  static final String HEAD = "HEAD";

  private static final String GUIDE =
      "https://docs.getdbt.com/docs/package-management#section-specifying-package-versions";

  @Override
  public String name() {
    return request.name();
  }

  @Override
  public String versionName() {
    return revision.equals(HEAD) ? "HEAD (default revision)" : "revision " + revision;
  }

  @Override
  public @Nullable String subdirectory() {
    return request.subdirectory();
  }

  @Override
  public Fetched fetch(Workshop workshop) {
    Path folder = checkout(workshop);
    if (request.warnsUnpinned()) {
      switch (revision) {
        case HEAD -> warn(workshop, "not pinned, using HEAD (default branch)");
        case "main", "master" -> warn(workshop, "pinned to the \"" + revision + "\" branch");
        default -> {}
      }
    }
    PinnedGit exact = new PinnedGit(request, workshop.git().commit(folder));
    return workshop.read(exact, folder);
  }

  private Path checkout(Workshop workshop) {
    return workshop.git().checkout(request.url(), name(), revision, request.subdirectory());
  }

  private void warn(Workshop workshop, String state) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("revision", revision);
    fields.put("git", request.url());
    workshop.tell(
        "M029",
        "DepsUnpinned",
        Level.WARN,
        "[WARNING]: The git package \""
            + request.url()
            + "\" \n\tis "
            + state
            + ".\n\tThis can introduce breaking changes into your project without warning!\n\nSee "
            + GUIDE,
        fields);
  }

  @Override
  public Map<String, @Nullable Object> lockEntry(Workshop workshop) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put(request.isPrivate() ? "private" : "git", workshop.lockText(request.unrendered()));
    entry.put("revision", revision);
    String folder = request.subdirectory();
    if (folder != null && !folder.isEmpty()) {
      entry.put("subdirectory", folder);
    }
    String provider = request.provider();
    if (provider != null && !provider.isEmpty()) {
      entry.put("provider", provider);
    }
    return entry;
  }

  @Override
  public void install(Workshop workshop) throws IOException {
    String project = fetch(workshop).projectName();
    Moves.move(checkout(workshop), workshop.cleared(project));
  }
}
