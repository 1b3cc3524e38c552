package dev.percolate.parser.internal.link;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Types;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.Source;
import dev.percolate.parser.internal.ManifestDraft;
import dev.percolate.parser.internal.ParseSession;
import dev.percolate.render.RegisteredMacro;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules of incremental models that are built in batches of time. */
public final class Microbatch {
  private static final List<String> SIZES = List.of("hour", "day", "month", "year");

  private final ParseSession session;
  private final ManifestDraft draft;

  public Microbatch(ParseSession session) {
    this.session = session;
    this.draft = session.draft();
  }

  private boolean isCore() {
    RegisteredMacro macro = session.registry().find("get_incremental_microbatch_sql", null);
    return macro != null && session.registry().isInternal(macro.packageName());
  }

  /** Whether such models are built in batches at all. */
  public boolean isBatched() {
    return session.flags().is("require_batched_execution_for_custom_microbatch_strategy")
        || isCore();
  }

  private static boolean isMicrobatch(NodeBuilder node) {
    return "incremental".equals(node.config.get("materialized"))
        && "microbatch".equals(node.config.get("incremental_strategy"));
  }

  /** Warns when a project's own strategy is not run in batches. */
  public void warnOfCustomStrategy() {
    if (session.flags().is("require_batched_execution_for_custom_microbatch_strategy")) {
      return;
    }
    for (NodeBuilder node : draft.nodes().values()) {
      if (isMicrobatch(node)) {
        if (!isCore()) {
          session.events().customBatches();
        }
        return;
      }
    }
  }

  /** Refuses missing and wrong configuration. */
  public void check() {
    for (NodeBuilder node : draft.nodes().values()) {
      if (isMicrobatch(node)) {
        check(node);
      }
    }
  }

  private static void check(NodeBuilder node) {
    Map<String, @Nullable Object> config = node.config;
    Object eventTime = config.get("event_time");
    if (eventTime == null) {
      throw problem(
          node,
          " must provide an 'event_time' (string) config that indicates the name of the event time"
              + " column.");
    }
    if (!(eventTime instanceof String)) {
      throw problem(
          node,
          " must provide an 'event_time' config of type string, but got: " + type(eventTime) + ".");
    }
    config.put("begin", begin(node, config.get("begin")));
    Object size = config.get("batch_size");
    if (!(size instanceof String word) || !SIZES.contains(word)) {
      throw problem(
          node,
          " must provide a 'batch_size' config that is one of ['hour', 'day', 'month', 'year'],"
              + " but got: "
              + Texts.str(size)
              + ".");
    }
    Object lookback = config.get("lookback");
    if (lookback != null && !(lookback instanceof Long) && !(lookback instanceof Boolean)) {
      throw problem(
          node,
          " must provide the optional 'lookback' config as type int, but got: "
              + type(lookback)
              + ").");
    }
    Object concurrent = config.get("concurrent_batches");
    if (concurrent != null && !(concurrent instanceof Boolean)) {
      throw problem(
          node,
          " optional 'concurrent_batches' config must be of type `bool` if specified, but got: "
              + type(concurrent)
              + ").");
    }
  }

  private static Object begin(NodeBuilder node, @Nullable Object begin) {
    switch (begin) {
      case null ->
          throw problem(
              node,
              " must provide a 'begin' (datetime) config that indicates the earliest timestamp the"
                  + " microbatch model should be built from.");
      case String text -> {
        Object parsed = dateAndTime(text);
        if (parsed == null) {
          throw problem(
              node,
              " must provide a 'begin' config of valid datetime (ISO format), but got: "
                  + text
                  + ".");
        }
        return parsed;
      }
      case LocalDateTime _, OffsetDateTime _ -> {
        return begin;
      }
      default ->
          throw problem(
              node,
              " must provide a 'begin' config of type datetime, but got: " + type(begin) + ".");
    }
  }

  /** The date and time in an ISO text, or null when it is none. */
  private static @Nullable Object dateAndTime(String text) {
    try {
      if (text.length() <= 10) {
        return LocalDate.parse(text).atStartOfDay();
      }
      String joined = text.charAt(10) == ' ' ? text.replaceFirst(" ", "T") : text;
      boolean hasOffset =
          joined.endsWith("Z") || joined.lastIndexOf('+') > 10 || joined.lastIndexOf('-') > 10;
      return hasOffset ? OffsetDateTime.parse(joined) : LocalDateTime.parse(joined);
    } catch (DateTimeException _) {
      return null;
    }
  }

  /** Warns of models none of whose inputs can be filtered by time. */
  public void warnOfInputs() {
    for (NodeBuilder node : draft.nodes().values()) {
      if (isMicrobatch(node) && !hasFilteredInput(node)) {
        session.events().batchesWithoutEventTime(node.name);
      }
    }
  }

  private boolean hasFilteredInput(NodeBuilder node) {
    boolean found = false;
    for (String id : node.dependsOnNodes) {
      NodeBuilder input = draft.nodes().get(id);
      Source.Builder source = draft.sources().get(id);
      Map<String, @Nullable Object> config =
          input != null ? input.config : source != null ? source.config : Map.of();
      Object eventTime = config.get("event_time");
      if (eventTime == null || eventTime.equals("")) {
        continue;
      }
      if (!(eventTime instanceof String)) {
        String name = input != null ? input.name : id.substring(id.lastIndexOf('.') + 1);
        throw problem(
            node,
            " depends on an input node '"
                + name
                + "' with an 'event_time' config of invalid (non-string) type: "
                + type(eventTime)
                + ".");
      }
      found = true;
    }
    return found;
  }

  private static String type(@Nullable Object value) {
    return "<class '" + Types.qualifiedName(value) + "'>";
  }

  private static ProblemException problem(NodeBuilder node, String rest) {
    return ProblemException.parsing("Microbatch model '" + node.name + "'" + rest);
  }
}
