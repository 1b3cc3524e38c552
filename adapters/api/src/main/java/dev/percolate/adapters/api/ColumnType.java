package dev.percolate.adapters.api;

/**
 * Types of a table's columns, in the order dbt tries them. Values are plain: Long or BigInteger,
 * BigDecimal, LocalDate, LocalDateTime or OffsetDateTime, Boolean, String, Duration; null in any.
 */
public enum ColumnType {
  INTEGER("dbt_common.clients.agate_helper.Integer"),
  NUMBER("dbt_common.clients.agate_helper.Number"),
  DATE("agate.data_types.date.Date"),
  DATE_TIME("agate.data_types.date_time.DateTime"),
  ISO_DATE_TIME("dbt_common.clients.agate_helper.ISODateTime"),
  BOOLEAN("agate.data_types.boolean.Boolean"),
  TEXT("agate.data_types.text.Text"),
  TIME_DELTA("agate.data_types.time_delta.TimeDelta");

  private final String qualifiedName;

  ColumnType(String qualifiedName) {
    this.qualifiedName = qualifiedName;
  }

  /** The Python class name agate prints. */
  public String className() {
    return qualifiedName.substring(qualifiedName.lastIndexOf('.') + 1);
  }

  /** The Python class with its module. */
  public String qualifiedName() {
    return qualifiedName;
  }

  /** Whether values are dates with a time of day. */
  public boolean isDateTime() {
    return this == DATE_TIME || this == ISO_DATE_TIME;
  }
}
