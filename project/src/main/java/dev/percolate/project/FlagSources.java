package dev.percolate.project;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything flags are made from, strongest first.
 *
 * @param which the command, dbt's {@code WHICH}
 * @param invocationCommand {@code dbt} and the arguments as typed
 * @param cli what the command line gave, by snake-case name, already typed
 * @param env the environment
 * @param project {@code flags:} of dbt_project.yml
 * @param user {@code flags:} of the user's settings
 * @param directories where to look for defaults
 */
public record FlagSources(
    String which,
    String invocationCommand,
    Map<String, @Nullable Object> cli,
    EnvVars env,
    Map<String, @Nullable Object> project,
    Map<String, @Nullable Object> user,
    ProjectDirectories directories) {}
