package dev.percolate.engine;

import dev.percolate.jinja.value.Texts;
import dev.percolate.project.FlagSources;
import dev.percolate.project.FlagSpec;
import dev.percolate.project.Flags;
import dev.percolate.project.ProjectFlags;
import dev.percolate.project.YamlReader;
import dev.percolate.runner.PreviousRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The flags under which {@code retry} does a command again: those of then, but for a few. */
public final class RetryFlags {
  /** Flags that are those of this invocation. */
  private static final Set<String> OWN =
      Set.of("log_path", "profiles_dir", "project_dir", "defer_state", "target_path", "warn_error");

  /** Flags of the earlier run that the command line may replace. */
  private static final Set<String> REPLACEABLE = Set.of("vars", "threads");

  private RetryFlags() {}

  /**
   * The flags of a retry.
   *
   * @param given what the command line of the retry gave
   */
  public static Flags of(Launch launch, Map<String, @Nullable Object> given, PreviousRun previous) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    List<String> ofCommand = FlagSpec.ofCommand(previous.which());
    for (FlagSpec spec : FlagSpec.all()) {
      boolean isKnown =
          spec.scope() != FlagSpec.Scope.PROJECT_ONLY
              && (spec.scope() != FlagSpec.Scope.COMMAND || ofCommand.contains(spec.name()));
      Object value = previous.args().get(spec.name());
      if (isKnown && value != null && !OWN.contains(spec.name())) {
        Object typed = typed(spec, value);
        if (typed != null) {
          values.put(spec.name(), typed);
        }
      }
    }
    given.forEach(
        (name, value) -> {
          if (OWN.contains(name) || REPLACEABLE.contains(name)) {
            values.put(name, value);
          }
        });
    return Flags.resolve(
        new FlagSources(
            previous.which(),
            String.valueOf(launch.flags().get("invocation_command")),
            values,
            launch.env(),
            ProjectFlags.read(
                    launch.flags().projectDir(),
                    launch.flags().profilesDir(),
                    launch.directories().files())
                .flags(),
            ProjectFlags.userSettings(launch.directories().userSettings()),
            launch.directories()));
  }

  /** A value of the artifact as the command line would give it; null to leave it out. */
  private static @Nullable Object typed(FlagSpec spec, Object value) {
    return switch (spec.kind()) {
      case LIST -> value instanceof List<?> list && !list.isEmpty() ? list : null;
      case WARN_ERROR_OPTIONS -> value instanceof Map<?, ?> map && isSet(map) ? map : null;
      // dbt 1.12: goes through a text, in which None is a word like any other
      case YAML -> YamlReader.value(Texts.repr(value));
      case DATETIME, SAMPLE -> spec.parse(Texts.str(value));
      case BOOLEAN, INTEGER, TEXT, PATH -> value;
    };
  }

  private static boolean isSet(Map<?, ?> options) {
    for (Object value : options.values()) {
      if (value instanceof List<?> list && !list.isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
