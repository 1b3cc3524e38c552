package dev.percolate.project;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One setting that a command line, the environment or a project file may give.
 *
 * @param name dbt's snake-case name
 * @param kind what values it takes
 * @param defaultValue value when nobody sets it
 * @param env environment name without {@code DBT_} or {@code DBT_ENGINE_}, or null
 * @param engineOnly whether only the {@code DBT_ENGINE_} spelling is read
 * @param scope where it may be set
 * @param choices allowed texts, empty for any
 */
public record FlagSpec(
    String name,
    Kind kind,
    @Nullable Object defaultValue,
    @Nullable String env,
    boolean engineOnly,
    Scope scope,
    List<String> choices) {

  /** The type of a flag's value. */
  public enum Kind {
    BOOLEAN,
    INTEGER,
    TEXT,
    PATH,
    LIST,
    YAML,
    DATETIME,
    SAMPLE,
    WARN_ERROR_OPTIONS
  }

  /** Where a flag may be set. */
  public enum Scope {
    /** Accepted by every command; not in project files. */
    GLOBAL,
    /** Accepted by every command and by {@code flags:}. */
    GLOBAL_AND_PROJECT,
    /** Accepted by some commands. */
    COMMAND,
    /** Only in {@code flags:}: behaviour flags. */
    PROJECT_ONLY
  }

  /** Every flag. */
  public static List<FlagSpec> all() {
    return dev.percolate.project.internal.FlagTable.all();
  }

  /** Whether {@code flags:} of dbt_project.yml may set it. */
  public boolean inProject() {
    return scope == Scope.GLOBAL_AND_PROJECT || scope == Scope.PROJECT_ONLY;
  }

  /** The flags a command adds to the global ones; {@code which} is dbt's WHICH. */
  public static List<String> ofCommand(String which) {
    return dev.percolate.project.internal.FlagTable.ofCommand(which);
  }

  /** The option as typed, such as {@code --full-refresh}. */
  public String option() {
    return "--" + name.replace('_', '-');
  }

  /**
   * The value of a text from the command line or the environment.
   *
   * @return null when the text does not fit, so that the caller can say where it came from
   */
  public @Nullable Object parse(String text) {
    return dev.percolate.project.internal.FlagValues.parse(this, text);
  }

  /** Why {@link #parse} refused a text, as dbt says it. */
  public String refusal(String text) {
    return dev.percolate.project.internal.FlagValues.refusal(this, text);
  }
}
