package dev.percolate.engine;

import dev.percolate.diagnostics.EventSink;
import dev.percolate.project.EnvVars;
import dev.percolate.project.Flags;
import dev.percolate.project.ProjectDirectories;
import java.time.Clock;

/**
 * What one invocation starts from.
 *
 * @param flags resolved settings
 * @param env the environment
 * @param directories where to look for files
 * @param id unique for the invocation
 * @param clock tells the time
 * @param events receives everything that happens
 */
public record Launch(
    Flags flags,
    EnvVars env,
    ProjectDirectories directories,
    String id,
    Clock clock,
    EventSink events) {}
