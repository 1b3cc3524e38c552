package dev.percolate.render;

import java.time.OffsetDateTime;

/** A span of event time, in UTC: start included, end not. */
public record EventTimeRange(OffsetDateTime start, OffsetDateTime end) {

  /** The part that lies in both. */
  public EventTimeRange within(EventTimeRange other) {
    return new EventTimeRange(
        start.isAfter(other.start) ? start : other.start,
        end.isBefore(other.end) ? end : other.end);
  }
}
