package dev.percolate.cli;

import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.Once;
import dev.percolate.manifest.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a command gives to the program that runs it. */
public sealed interface CommandResult {

  /** Whether dbt's exit code is 0 rather than 1. */
  boolean isSuccess();

  /** Nothing to show. */
  record Done(boolean isSuccess) implements CommandResult {}

  /** Checks that went well or not, as those of {@code debug}. */
  record Verdict(boolean isSuccess) implements CommandResult {}

  /** The lines of {@code ls}. */
  record Listing(List<String> lines) implements CommandResult {
    public Listing {
      lines = List.copyOf(lines);
    }

    @Override
    public boolean isSuccess() {
      return true;
    }
  }

  /** A parsed project; its manifest is made when it is asked for. */
  record Project(Once<Manifest> manifest) implements CommandResult {
    @Override
    public boolean isSuccess() {
      return true;
    }
  }

  /**
   * An artifact, as run results, sources or a catalog.
   *
   * @param manifest the project it is about; null when nothing was parsed
   */
  record Artifact(boolean isSuccess, Part content, @Nullable Manifest manifest)
      implements CommandResult {}
}
