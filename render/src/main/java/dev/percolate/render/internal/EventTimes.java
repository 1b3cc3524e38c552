package dev.percolate.render.internal;

import dev.percolate.adapters.api.EventTimeFilter;
import dev.percolate.jinja.value.Texts;
import dev.percolate.manifest.ColumnSpec;
import dev.percolate.manifest.Model;
import dev.percolate.manifest.Snapshot;
import dev.percolate.render.Batch;
import dev.percolate.render.EventTimeRange;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which rows of a parent a node reads, by event time: its batch's, or those of a sample. */
final class EventTimes {
  private EventTimes() {}

  /**
   * The filter on a parent, or null.
   *
   * @param columnQuoting the parent's quoting of columns, or null
   */
  static @Nullable EventTimeFilter filter(
      Subject reader,
      Map<String, @Nullable Object> parentConfig,
      Map<String, ColumnSpec> parentColumns,
      @Nullable Object columnQuoting,
      @Nullable Batch batch,
      @Nullable EventTimeRange sample) {
    boolean filters = reader.resource() instanceof Model || reader.resource() instanceof Snapshot;
    if (!filters || !(parentConfig.get("event_time") instanceof String field) || field.isEmpty()) {
      return null;
    }
    EventTimeRange range = batch == null ? sample : batch.range();
    if (batch != null && sample != null) {
      range = batch.range().within(sample);
    }
    return range == null
        ? null
        : new EventTimeFilter(
            column(field, parentColumns, columnQuoting),
            Texts.str(range.start()),
            Texts.str(range.end()));
  }

  private static String column(
      String field, Map<String, ColumnSpec> columns, @Nullable Object columnQuoting) {
    boolean quoted = Boolean.TRUE.equals(columnQuoting);
    for (ColumnSpec column : columns.values()) {
      if (column.name().equals(field) && column.quote() != null) {
        quoted = column.quote();
      }
    }
    return quoted ? "\"" + field + "\"" : field;
  }
}
