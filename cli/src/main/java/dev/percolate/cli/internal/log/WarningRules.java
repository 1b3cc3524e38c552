package dev.percolate.cli.internal.log;

import dev.percolate.diagnostics.BugException;
import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.project.Flags;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What {@code --warn-error} and {@code --warn-error-options} make of warnings. A named event goes
 * before the group Deprecations, and that before "all"; in one rank silence goes before warn and
 * that before error.
 */
final class WarningRules {
  private static final String DEPRECATIONS = "Deprecations";
  private static final String NAMES = "event-names.txt";
  private static final String NAMES_V2 = "event-names-v2.txt";

  /** What becomes of a warning. */
  enum Verdict {
    WARN,
    ERROR,
    SILENCE
  }

  private final boolean everything;
  private final boolean errorAll;
  private final List<String> error;
  private final List<String> warn;
  private final List<String> silence;
  private final Set<String> ignored = new TreeSet<>();

  /**
   * The rules of an invocation.
   *
   * @throws ProblemException when the options name unknown events or make no sense
   */
  WarningRules(Flags flags) {
    Map<String, @Nullable Object> options = flags.mapping("warn_error_options");
    this.everything = flags.is("warn_error");
    Object errors = options.get("error");
    this.errorAll = "all".equals(errors) || "*".equals(errors);
    if (errors instanceof String word && !errorAll && !word.isEmpty()) {
      throw invalid("error must be one of ('all', '*') or a list of strings");
    }
    this.error = texts(errors);
    this.warn = texts(options.get("warn"));
    this.silence = texts(options.get("silence"));
    boolean hasWarn = !warn.isEmpty();
    if (hasWarn && !errorAll && !error.contains(DEPRECATIONS) && !silence.contains(DEPRECATIONS)) {
      throw invalid(
          "`warn` can only be specified if `error` is one of ('all', '*') or Deprecations is in"
              + " `error` or silence.");
    }
    if (!error.isEmpty() || hasWarn || !silence.isEmpty()) {
      Set<String> known = names(NAMES);
      error.forEach(name -> check(name, known));
      warn.forEach(name -> check(name, known));
      silence.forEach(name -> check(name, known));
    }
  }

  private List<String> texts(@Nullable Object value) {
    if (!(value instanceof List<?> list) || list.isEmpty()) {
      return List.of();
    }
    Set<String> foreign = names(NAMES_V2);
    List<String> texts = new ArrayList<>();
    for (Object item : list) {
      String text = String.valueOf(item);
      if (foreign.contains(text)) {
        ignored.add(text);
      } else {
        texts.add(text);
      }
    }
    return List.copyOf(texts);
  }

  /** Names of events that only dbt's second engine has, in their order. */
  Set<String> ignored() {
    return ignored;
  }

  private static void check(String name, Set<String> known) {
    if (!name.equals(DEPRECATIONS) && !known.contains(name)) {
      throw invalid(name + " is not a valid dbt error name.");
    }
  }

  private static ProblemException invalid(String why) {
    return ProblemException.of(ProblemKind.VALIDATION, why);
  }

  private static Set<String> names(String file) {
    try (InputStream in = WarningRules.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new BugException("the list " + file + " is built in");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new HashSet<>(text.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What becomes of an event; only warnings can become anything else. */
  Verdict of(Event event) {
    if (event.level() != Level.WARN) {
      return Verdict.WARN;
    }
    String name = event.name();
    boolean isDeprecation = event.code().startsWith("D");
    boolean namedElsewhere = warn.contains(name) || silence.contains(name);
    boolean groupElsewhere =
        isDeprecation && (warn.contains(DEPRECATIONS) || silence.contains(DEPRECATIONS));
    boolean groupIsError = isDeprecation && error.contains(DEPRECATIONS);
    if (everything
        || (error.contains(name) && !namedElsewhere)
        || ((groupIsError || errorAll) && !namedElsewhere && !groupElsewhere)) {
      return Verdict.ERROR;
    }
    boolean silenced =
        silence.contains(name)
            || (isDeprecation
                && silence.contains(DEPRECATIONS)
                && !error.contains(name)
                && !warn.contains(name));
    return silenced ? Verdict.SILENCE : Verdict.WARN;
  }
}
