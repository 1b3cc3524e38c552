package dev.percolate.parser.internal.properties;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Texts;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.ResourceType;
import dev.percolate.parser.internal.Fixture;
import dev.percolate.parser.internal.ParseSession;
import dev.percolate.parser.internal.StaticReference;
import dev.percolate.parser.internal.files.CsvRows;
import dev.percolate.project.ProjectConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of unit tests: written in place, in a fixture file, or those of a seed. */
final class FixtureRows {
  private final ParseSession session;
  private final PropertyFile file;

  FixtureRows(ParseSession session, PropertyFile file) {
    this.session = session;
    this.file = file;
  }

  /**
   * A list of maps for the formats dict and csv, text for sql.
   *
   * @param kind {@code input} or {@code expected}
   * @param input the input's {@code ref()}, or null for what is expected
   */
  @Nullable Object read(
      String test,
      String kind,
      @Nullable String input,
      String format,
      @Nullable Object rows,
      @Nullable String fixture) {
    boolean hasText = rows instanceof String || fixture != null;
    if (format.equals("dict")) {
      Object found = rows == null && fixture == null && input != null ? seedRows(input) : rows;
      if (!(found instanceof List<?> list)) {
        throw ProblemException.parsing(
            "Unit test " + test + " has " + kind + " rows which do not match format dict");
      }
      return promoted(list);
    }
    if (!hasText) {
      throw ProblemException.parsing(
          "Unit test "
              + test
              + " has "
              + kind
              + " rows or fixtures which do not match format "
              + format
              + ".  Expected string.");
    }
    if (format.equals("sql")) {
      return fixture == null || fixture.isEmpty() ? rows : fixture(fixture).rows();
    }
    List<?> csv =
        fixture == null || fixture.isEmpty()
            ? CsvRows.read(String.valueOf(rows))
            : (List<?>) java.util.Objects.requireNonNull(fixture(fixture).rows());
    return promoted(withNulls(csv));
  }

  private Fixture fixture(String name) {
    Fixture found = session.draft().fixtures().get("fixture." + file.packageName() + "." + name);
    if (found == null) {
      throw ProblemException.parsing(
          "File not found for fixture '" + name + "' in unit tests in " + file.originalFilePath());
    }
    return found;
  }

  private List<?> seedRows(String input) {
    StaticReference reference = StaticReference.parse(input);
    if (reference == null || reference.ref() == null) {
      return List.of();
    }
    String packageName =
        reference.ref().packageName() == null ? file.packageName() : reference.ref().packageName();
    NodeBuilder seed = session.draft().refable(reference.ref().name(), packageName);
    ProjectConfig project = session.packages().project(packageName);
    if (seed == null || seed.resourceType != ResourceType.SEED || project == null) {
      throw ProblemException.parsing(
          "Unable to find seed '"
              + packageName
              + "."
              + reference.ref().name()
              + "' for unit tests in "
              + (packageName.equals(file.packageName())
                  ? "directories: " + Texts.repr(session.packages().root().paths().seeds())
                  : "'" + packageName + "' package"));
    }
    try {
      return CsvRows.read(Files.readString(project.root().resolve(seed.originalFilePath)));
    } catch (IOException e) {
      throw ProblemException.parsing(
          "Unable to read seed " + seed.originalFilePath + ": " + e.getMessage());
    }
  }

  private static List<@Nullable Object> withNulls(List<?> rows) {
    List<@Nullable Object> made = new ArrayList<>();
    for (Object row : rows) {
      Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
      if (row instanceof Map<?, ?> map) {
        map.forEach((key, value) -> copy.put(key, "".equals(value) ? null : value));
      }
      made.add(copy);
    }
    return made;
  }

  /** Rows as they are written: a key that is null becomes the text {@code None}. */
  static @Nullable Object shown(@Nullable Object rows) {
    if (!(rows instanceof List<?> list)) {
      return rows;
    }
    List<@Nullable Object> made = new ArrayList<>(list);
    made.replaceAll(
        row -> row instanceof Map<?, ?> map && map.containsKey(null) ? withTexts(map) : row);
    return made;
  }

  private static Map<@Nullable Object, @Nullable Object> withTexts(Map<?, ?> row) {
    Map<@Nullable Object, @Nullable Object> made = new LinkedHashMap<>();
    row.forEach((key, value) -> made.put(key == null ? "None" : key, value));
    return made;
  }

  /** dbt 1.12: the first row without nulls changes places with the first row. */
  private static List<@Nullable Object> promoted(List<?> rows) {
    List<@Nullable Object> made = new ArrayList<>(rows);
    for (int i = 0; i < made.size(); i++) {
      if (made.get(i) instanceof Map<?, ?> row && !row.containsValue(null)) {
        Object first = made.getFirst();
        made.set(0, row);
        made.set(i, first);
        return made;
      }
    }
    return made;
  }
}
