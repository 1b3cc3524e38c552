package dev.percolate.render;

import dev.percolate.diagnostics.EventSink;
import dev.percolate.project.EnvVars;
import dev.percolate.project.Flags;
import dev.percolate.project.PackageSet;
import dev.percolate.project.Profile;
import dev.percolate.project.ProjectVars;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What templates may know about one run of a command. Immutable; shared by all threads.
 *
 * @param target the {@code target} dictionary: {@link Profile#target} of the adapter's connection
 *     fields
 * @param id {@code invocation_id}
 * @param startedAt {@code run_started_at}, in UTC
 * @param arguments {@code invocation_args_dict}
 * @param events receives what templates log
 */
public record Invocation(
    PackageSet packages,
    Profile profile,
    Map<String, @Nullable Object> target,
    Flags flags,
    EnvVars env,
    ProjectVars vars,
    String id,
    OffsetDateTime startedAt,
    Map<String, @Nullable Object> arguments,
    EventSink events) {

  /** The version of dbt that templates are told. */
  public static final String DBT_VERSION = "1.12.6";

  public Invocation {
    target = Collections.unmodifiableMap(new LinkedHashMap<>(target));
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
  }

  /** The same invocation with another event sink. */
  public Invocation telling(EventSink other) {
    return new Invocation(
        packages, profile, target, flags, env, vars, id, startedAt, arguments, other);
  }

  /** The root project's name. */
  public String rootProject() {
    return packages.root().name();
  }
}
