package dev.percolate.runner.internal;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Texts;
import dev.percolate.manifest.Model;
import dev.percolate.render.Batch;
import dev.percolate.render.EventTimeRange;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which batches a microbatch model is built in. */
final class BatchPlan {
  private final Model model;
  private final Size size;
  private final @Nullable OffsetDateTime from;
  private final @Nullable OffsetDateTime to;
  private final OffsetDateTime now;

  /** How much event time a batch holds. */
  enum Size {
    HOUR(ChronoUnit.HOURS, 13),
    DAY(ChronoUnit.DAYS, 10),
    MONTH(ChronoUnit.MONTHS, 7),
    YEAR(ChronoUnit.YEARS, 4);

    final ChronoUnit unit;
    private final int digits;

    Size(ChronoUnit unit, int digits) {
      this.unit = unit;
      this.digits = digits;
    }

    /** The size of that name; null when there is none. */
    static @Nullable Size of(String name) {
      return switch (name) {
        case "hour" -> HOUR;
        case "day" -> DAY;
        case "month" -> MONTH;
        case "year" -> YEAR;
        default -> null;
      };
    }

    /** The start of the batch that holds a moment. */
    OffsetDateTime floor(OffsetDateTime moment) {
      OffsetDateTime utc =
          LocalDateTime.of(moment.getYear(), moment.getMonth(), 1, 0, 0).atOffset(ZoneOffset.UTC);
      return switch (this) {
        case YEAR -> utc.withMonth(1);
        case MONTH -> utc;
        case DAY -> utc.withDayOfMonth(moment.getDayOfMonth());
        case HOUR -> utc.withDayOfMonth(moment.getDayOfMonth()).withHour(moment.getHour());
      };
    }

    /** The end of the batch that holds a moment; the moment itself when it begins a batch. */
    OffsetDateTime ceiling(OffsetDateTime moment) {
      OffsetDateTime floor = floor(moment);
      return floor.isEqual(moment) ? floor : offset(floor, 1);
    }

    /** The start of a batch so many batches later. */
    OffsetDateTime offset(OffsetDateTime moment, long batches) {
      return floor(moment).plus(batches, unit);
    }
  }

  /**
   * The plan of one model.
   *
   * @param from start of event time the user asked for, or null
   * @param to end of it, or null
   * @param now when the command began
   */
  BatchPlan(
      Model model, @Nullable OffsetDateTime from, @Nullable OffsetDateTime to, OffsetDateTime now) {
    this.model = model;
    this.from = from;
    this.to = to;
    this.now = now.withOffsetSameInstant(ZoneOffset.UTC);
    Size known = Size.of(Texts.str(model.config().get("batch_size")));
    if (known == null) {
      throw ProblemException.runtime(
          "Microbatch model '"
              + model.name()
              + "' does not have a 'batch_size' config (one of ['hour', 'day', 'month', 'year'])"
              + " specificed.");
    }
    this.size = known;
  }

  /**
   * The batches in order of time; at least one.
   *
   * @param isIncremental whether the model's table is added to, not made anew
   */
  List<Batch> batches(boolean isIncremental) {
    OffsetDateTime end = size.ceiling(to == null ? now : to);
    OffsetDateTime start = start(end, isIncremental);
    List<Batch> batches = new ArrayList<>();
    OffsetDateTime next = size.offset(start, 1);
    while (next.isBefore(end)) {
      batches.add(batch(start, next));
      start = next;
      next = size.offset(start, 1);
    }
    batches.add(batch(start, end));
    return batches;
  }

  /** Batches of an earlier run. */
  List<Batch> again(List<List<String>> ranges) {
    List<Batch> batches = new ArrayList<>();
    for (List<String> range : ranges) {
      batches.add(batch(moment(range.getFirst()), moment(range.getLast())));
    }
    return batches;
  }

  private OffsetDateTime start(OffsetDateTime end, boolean isIncremental) {
    if (from != null) {
      return size.floor(from);
    }
    if (!isIncremental) {
      return size.floor(begin());
    }
    // the end always begins a batch, so that one more goes back to where the last one began
    long lookback = model.config().get("lookback") instanceof Long given ? given : 1;
    return size.offset(end, -(lookback + 1));
  }

  private OffsetDateTime begin() {
    return switch (model.config().get("begin")) {
      case OffsetDateTime moment -> moment;
      case LocalDateTime moment -> moment.atOffset(ZoneOffset.UTC);
      case LocalDate day -> day.atStartOfDay().atOffset(ZoneOffset.UTC);
      case String text -> moment(text);
      case null, default ->
          throw ProblemException.runtime(
              "Microbatch model '" + model.name() + "' requires a 'begin' configuration.");
    };
  }

  /** The moment that an ISO text names; in UTC when it names no zone. */
  static OffsetDateTime moment(String text) {
    String iso = text.strip().replace(' ', 'T');
    if (iso.length() == 10) {
      return LocalDate.parse(iso).atStartOfDay().atOffset(ZoneOffset.UTC);
    }
    boolean hasZone = iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
    return hasZone ? OffsetDateTime.parse(iso) : LocalDateTime.parse(iso).atOffset(ZoneOffset.UTC);
  }

  private Batch batch(OffsetDateTime start, OffsetDateTime end) {
    String suffix = iso(start).substring(0, size.digits);
    return new Batch(suffix.replace("-", ""), new EventTimeRange(start, end), suffix);
  }

  /** A moment as artifacts show it: {@code 2024-01-01T00:00:00+00:00}. */
  static String iso(OffsetDateTime moment) {
    return Texts.str(moment).replace(' ', 'T');
  }
}
