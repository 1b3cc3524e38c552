package dev.percolate.cli.internal;

/** What {@code --version} says: the dbt version that is followed, and this program's own. */
final class VersionText {
  private VersionText() {}

  static String of(String dbtVersion) {
    String own = VersionText.class.getPackage().getImplementationVersion();
    return "Core:\n  - installed: "
        + dbtVersion
        + "\n  - engine:    percolate "
        + (own == null ? "(development build)" : own)
        + "\n\nPlugins:\n  - duckdb: 1.11.1\n  - postgres: 1.11.0\n";
  }
}
