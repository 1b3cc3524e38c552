package dev.percolate.adapters.api;

/**
 * Types of a table's columns, in the order dbt tries them. Values are plain: Long or BigInteger,
 * BigDecimal, LocalDate, LocalDateTime or OffsetDateTime, Boolean, String, Duration; null in any.
 */
public enum ColumnType {
  INTEGER("Integer"),
  NUMBER("Number"),
  DATE("Date"),
  DATE_TIME("DateTime"),
  ISO_DATE_TIME("ISODateTime"),
  BOOLEAN("Boolean"),
  TEXT("Text"),
  TIME_DELTA("TimeDelta");

  private final String className;

  ColumnType(String className) {
    this.className = className;
  }

  /** The Python class name agate prints. */
  public String className() {
    return className;
  }

  /** Whether values are dates with a time of day. */
  public boolean isDateTime() {
    return this == DATE_TIME || this == ISO_DATE_TIME;
  }
}
