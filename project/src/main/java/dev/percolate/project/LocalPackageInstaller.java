package dev.percolate.project;

import dev.percolate.diagnostics.BugException;
import dev.percolate.diagnostics.EventSink;

/** The {@code deps} command for packages that lie on this machine. */
@SuppressWarnings({"DoNotCallSuggester", "unused", "UnusedVariable"})
public final class LocalPackageInstaller {
  private final ProjectLoader projects;
  private final EventSink events;

  public LocalPackageInstaller(ProjectLoader projects, EventSink events) {
    this.projects = projects;
    this.events = events;
  }

  /** Locks and installs the packages of a root project, telling its steps as events. */
  public void install(ProjectConfig root, Flags flags) {
    throw new BugException("not written yet");
  }
}
