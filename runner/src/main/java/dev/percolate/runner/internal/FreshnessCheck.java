package dev.percolate.runner.internal;

import dev.percolate.adapters.api.AdapterResponse;
import dev.percolate.adapters.api.ConnectionPool;
import dev.percolate.adapters.api.ResultTable;
import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.Problem;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Texts;
import dev.percolate.manifest.Source;
import dev.percolate.manifest.SourceFreshness;
import dev.percolate.manifest.Timing;
import dev.percolate.project.Deprecation;
import dev.percolate.render.RunContext;
import dev.percolate.render.RunScope;
import dev.percolate.runner.NodeResult;
import dev.percolate.runner.NodeStatus;
import dev.percolate.runner.RunEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks one source on the calling worker thread. Safe for use by many threads. */
public final class FreshnessCheck {
  /** dbt 1.12: the age of a source without rows counts from here. */
  private static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

  private final RunEnvironment environment;
  private final RunScope scope;

  FreshnessCheck(RunEnvironment environment, RunScope scope) {
    this.environment = environment;
    this.scope = scope;
  }

  /**
   * How old a source is.
   *
   * @param status PASS, WARN, ERROR when it is too old, RUNTIME_ERROR when that cannot be told
   * @param message why it cannot be told, or null
   * @param row of sources.json, or null when it cannot be told
   */
  public record Result(
      Source source,
      NodeStatus status,
      @Nullable String message,
      List<Timing> timing,
      double seconds,
      SourceFreshness.@Nullable Result row) {

    /** What it would be as the result of a run. */
    public NodeResult inRun() {
      return new NodeResult(
          source,
          status,
          message,
          null,
          row == null ? Map.of() : row.adapterResponse(),
          timing,
          Thread.currentThread().getName(),
          seconds,
          null);
    }
  }

  /** Whether a source says how old it may be. */
  public static boolean isWanted(Source source) {
    return source.freshness() != null
        && (limit(source, "warn_after") != null || limit(source, "error_after") != null);
  }

  /** Asks the warehouse; a failure becomes a result. */
  Result run(Source source, Stopwatch watch) {
    ConnectionPool connections = environment.adapter().connections();
    try {
      connections.acquire(source.uniqueId());
      watch.time("compile", () -> true);
      Answer answer = watch.time("execute", () -> ask(source));
      Duration between = Duration.between(answer.loadedAt(), answer.now());
      double age = between.getSeconds() + between.getNano() / 1e9;
      NodeStatus status = status(source, age);
      SourceFreshness.Result row =
          new SourceFreshness.Result(
              source.uniqueId(),
              answer.loadedAt(),
              answer.now(),
              age,
              status.word(),
              criteria(source),
              answer.response(),
              watch.timings(),
              Thread.currentThread().getName(),
              watch.seconds());
      return new Result(source, status, null, watch.timings(), watch.seconds(), row);
    } catch (ProblemException e) {
      Problem.Subject subject =
          new Problem.Subject("source", source.name(), source.originalFilePath());
      String text = e.problem().withSubject(subject).describe();
      return new Result(
          source, NodeStatus.RUNTIME_ERROR, text, watch.timings(), watch.seconds(), null);
    } finally {
      connections.release();
    }
  }

  private record Answer(Instant loadedAt, Instant now, Map<String, @Nullable Object> response) {}

  private Answer ask(Source source) {
    environment.adapter().connections().clearTransaction();
    RunContext context = environment.renderer().source(scope, source);
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    arguments.put("source", context.value("this"));
    String macro;
    if (source.loadedAtQuery() != null) {
      macro = "collect_freshness_custom_sql";
      arguments.put("loaded_at_query", context.render(source.loadedAtQuery()));
    } else if (source.loadedAtField() != null) {
      macro = "collect_freshness";
      arguments.put("loaded_at_field", source.loadedAtField());
      arguments.put("filter", freshness(source).get("filter"));
    } else {
      throw ProblemException.runtime(
          "Could not compute freshness for source "
              + source.name()
              + ": no 'loaded_at_field' provided and "
              + environment.adapter().type()
              + " adapter does not support metadata-based freshness checks.");
    }
    Object returned = environment.renderer().warehouse(scope).callMacro(macro, null, arguments);
    if (returned instanceof ResultTable) {
      environment.events().fire(oldForm());
    }
    ResultTable table = table(returned);
    if (table.size() != 1 || table.columnNames().size() != 2) {
      throw ProblemException.compilation(
          "Got an invalid result from \""
              + macro
              + "\" macro: "
              + Texts.repr(table.rows().stream().map(row -> row.values()).toList()));
    }
    Instant loadedAt = table.row(0).get(0) == null ? NEVER : instant(table.row(0).get(0));
    return new Answer(loadedAt, instant(table.row(0).get(1)), response(returned));
  }

  /** A macro of the project's own that gives just the table. */
  private Event oldForm() {
    return Deprecation.event(
        "D012",
        "CollectFreshnessReturnSignature",
        "The 'collect_freshness' macro signature has changed to return the full query result,"
            + " rather than just a table of values. See the v1.5 migration guide for details on how"
            + " to update your custom macro:"
            + " https://docs.getdbt.com/guides/migration/versions/upgrading-to-v1.5",
        false,
        environment.flags(),
        Map.of());
  }

  private static ResultTable table(@Nullable Object returned) {
    Object table = returned instanceof Map<?, ?> map ? map.get("table") : returned;
    if (table instanceof ResultTable found) {
      return found;
    }
    throw ProblemException.runtime("a freshness macro gave " + Texts.repr(returned));
  }

  private static Map<String, @Nullable Object> response(@Nullable Object returned) {
    return returned instanceof Map<?, ?> map
            && map.get("response") instanceof AdapterResponse response
        ? response.toMap()
        : new LinkedHashMap<>();
  }

  private static Instant instant(@Nullable Object value) {
    return switch (value) {
      case LocalDateTime time -> time.toInstant(ZoneOffset.UTC);
      case OffsetDateTime time -> time.toInstant();
      case ZonedDateTime time -> time.toInstant();
      case null, default ->
          throw ProblemException.runtime(
              "Expected a timestamp value when querying field 'last_modified' of table , but got "
                  + Texts.repr(value)
                  + " instead");
    };
  }

  // ---- limits

  private static Map<String, @Nullable Object> freshness(Source source) {
    Map<String, @Nullable Object> freshness = source.freshness();
    return freshness == null ? Map.of() : freshness;
  }

  private static Map<String, @Nullable Object> criteria(Source source) {
    Map<String, @Nullable Object> criteria = new LinkedHashMap<>();
    for (String key : new String[] {"warn_after", "error_after", "filter"}) {
      criteria.put(key, freshness(source).get(key));
    }
    return criteria;
  }

  private static NodeStatus status(Source source, double age) {
    if (isExceeded(limit(source, "error_after"), age)) {
      return NodeStatus.ERROR;
    }
    return isExceeded(limit(source, "warn_after"), age) ? NodeStatus.WARN : NodeStatus.PASS;
  }

  private static boolean isExceeded(@Nullable Double limit, double age) {
    return limit != null && age > limit;
  }

  /** A limit in seconds, or null when there is none. */
  private static @Nullable Double limit(Source source, String key) {
    if (!(freshness(source).get(key) instanceof Map<?, ?> limit)
        || !(limit.get("count") instanceof Number count)
        || limit.get("period") == null) {
      return null;
    }
    int seconds =
        switch (String.valueOf(limit.get("period"))) {
          case "minute" -> 60;
          case "hour" -> 3600;
          default -> 86400;
        };
    return count.doubleValue() * seconds;
  }
}
