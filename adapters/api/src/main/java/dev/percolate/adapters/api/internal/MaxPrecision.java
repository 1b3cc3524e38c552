package dev.percolate.adapters.api.internal;

import dev.percolate.adapters.api.ResultTable;
import dev.percolate.adapters.api.Row;
import java.math.BigDecimal;

/** agate's count of the decimal places a number column needs. */
public final class MaxPrecision {
  private static final int DECIMAL_DIGITS = 28;

  private MaxPrecision() {}

  /**
   * Most decimal places in the first {@code rows} rows; what whole digits leave of Python's 28 when
   * both together are more, which may be negative.
   */
  public static int of(ResultTable table, int column, int rows) {
    int whole = 1;
    int places = 0;
    for (Row row : table.rows().subList(0, rows)) {
      if (row.get(column) instanceof BigDecimal number
          && !Double.isInfinite(number.doubleValue())) {
        BigDecimal normal = number.stripTrailingZeros();
        whole = Math.max(whole, normal.precision() - normal.scale());
        places = Math.max(places, normal.scale());
      }
    }
    return whole + places > DECIMAL_DIGITS ? DECIMAL_DIGITS - whole : places;
  }
}
