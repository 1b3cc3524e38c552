package dev.percolate.diagnostics;

/** dbt's event levels, least important first. */
public enum Level {
  DEBUG,
  TEST,
  INFO,
  WARN,
  ERROR;

  /** The lower-case word used in logs. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
