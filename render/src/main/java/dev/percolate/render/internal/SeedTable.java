package dev.percolate.render.internal;

import dev.percolate.adapters.api.ResultTable;
import dev.percolate.adapters.api.SeedReader;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.Texts;
import dev.percolate.manifest.Seed;
import dev.percolate.project.ProjectConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The function {@code load_agate_table}: reads a seed's file. */
record SeedTable(Shared shared, Subject subject) {
  TableObject load() {
    if (!(subject.resource() instanceof Seed seed)) {
      throw ProblemException.compilation(
          "can only load_agate_table for seeds (got a " + subject.resourceType() + ")");
    }
    Path file = file(seed);
    char delimiter = delimiter(seed);
    try {
      ResultTable table = SeedReader.read(file, textColumns(seed, file, delimiter), delimiter);
      boolean isEmpty = shared.invocation().flags().isEmpty();
      return new TableObject(isEmpty ? table.limit(0, 0) : table);
    } catch (ProblemException e) {
      if (e.problem().message().equals(SeedReader.NOTHING_THERE)) {
        // dbt 1.12: gives an undefined value, and the error comes when that is used
        throw new PyException(PyException.Kind.STOP_ITERATION, "");
      }
      throw e;
    } catch (UncheckedIOException e) {
      throw ProblemException.compilation(String.valueOf(e.getMessage()));
    }
  }

  private static char delimiter(Seed seed) {
    if (!seed.config().containsKey("delimiter")) {
      return ',';
    }
    if (seed.config().get("delimiter") instanceof String text
        && text.codePointCount(0, text.length()) == 1) {
      return text.charAt(0);
    }
    throw ProblemException.compilation("\"delimiter\" must be a 1-character string");
  }

  private Path file(Seed seed) {
    ProjectConfig project = shared.invocation().packages().project(seed.packageName());
    Path root = project == null ? shared.invocation().packages().root().root() : project.root();
    return root.resolve(seed.originalFilePath());
  }

  private Set<String> textColumns(Seed seed, Path file, char delimiter) {
    Set<String> wanted = new TreeSet<>();
    if (seed.config().get("column_types") instanceof Map<?, ?> types) {
      types.keySet().forEach(name -> wanted.add(Texts.str(name)));
    }
    List<String> header = wanted.isEmpty() ? null : header(file, delimiter);
    if (header == null) {
      return wanted;
    }
    Set<String> unknown = new TreeSet<>(wanted);
    unknown.removeAll(new HashSet<>(header));
    if (!unknown.isEmpty()) {
      shared
          .base()
          .warn(
              "Column types specified for non-existent columns in seed '"
                  + seed.name()
                  + "' (file: "
                  + shown(seed, file)
                  + "): "
                  + String.join(", ", unknown)
                  + ". These column type overrides will be ignored.");
      wanted.removeAll(unknown);
    }
    return wanted;
  }

  /** dbt 1.12: the file of a project lies in the folder "." of that project. */
  private String shown(Seed seed, Path file) {
    ProjectConfig root = shared.invocation().packages().root();
    return seed.packageName().equals(root.name())
        ? root.root() + "/./" + seed.originalFilePath()
        : file.toString();
  }

  private static @Nullable List<String> header(Path file, char delimiter) {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      String line = reader.readLine();
      if (line == null) {
        return null;
      }
      String text = line.startsWith("\ufeff") ? line.substring(1) : line;
      List<List<String>> rows = SeedReader.rows(text, delimiter);
      return rows.isEmpty() ? null : rows.getFirst();
    } catch (IOException e) {
      return null;
    }
  }
}
