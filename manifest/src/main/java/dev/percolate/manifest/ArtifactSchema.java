package dev.percolate.manifest;

import dev.percolate.diagnostics.ProblemException;
import java.nio.file.Path;

/** The schema names in artifacts, such as {@code https://.../dbt/manifest/v12.json}. */
public final class ArtifactSchema {
  private ArtifactSchema() {}

  /** The number in a schema name, or -1 when it is no such name. */
  public static int version(String schema) {
    int start = schema.lastIndexOf("/v") + 2;
    int end = schema.length() - ".json".length();
    if (start < 2 || start >= end || !schema.endsWith(".json")) {
      return -1;
    }
    int number = 0;
    for (int i = start; i < end; i++) {
      int digit = schema.charAt(i) - '0';
      if (digit < 0 || digit > 9 || number > 99_999) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  /**
   * Refuses a file of a schema that cannot be read. A file that names none is taken as it is.
   *
   * @param newest the schema written today
   * @param oldest the number of the oldest schema that can be read
   * @param found the schema the file names, empty for none
   */
  public static void check(Path file, String newest, int oldest, String found) {
    int version = version(found);
    boolean isOfThisKind =
        found.equals(newest.replace("/v" + version(newest) + ".", "/v" + version + "."));
    if (!found.isEmpty() && !(isOfThisKind && version >= oldest && version <= version(newest))) {
      throw ProblemException.runtime(
          "Expected a schema version of \""
              + newest
              + "\" in "
              + file
              + ", but found \""
              + found
              + "\". Are you running with a different version of dbt?");
    }
  }
}
