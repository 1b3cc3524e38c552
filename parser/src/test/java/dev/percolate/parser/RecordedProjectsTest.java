package dev.percolate.parser;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.percolate.manifest.ArtifactWriter;
import dev.percolate.manifest.Macro;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.PythonJson;
import dev.percolate.parser.internal.reuse.KeptReads;
import dev.percolate.parser.internal.reuse.ParseNotes;
import dev.percolate.parser.internal.reuse.SavedParse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small projects, one for each group of features, and what dbt-core 1.12.6 made of them. {@code
 * recorder/record_projects.py} writes the expected lines and says what they leave out; what was
 * found instead lies in {@code target/recorded-projects}, ready for diff.
 */
class RecordedProjectsTest {
  private static final Path PROJECTS =
      Path.of("src", "test", "golden", "projects").toAbsolutePath();
  private static final Path FOUND = Path.of("target", "recorded-projects");
  private static final List<String> SECTIONS =
      List.of(
          "nodes",
          "sources",
          "macros",
          "docs",
          "exposures",
          "groups",
          "functions",
          "unit_tests",
          "disabled");
  private static final Set<String> BUILT_IN = Set.of("dbt", "dbt_duckdb");
  private static final Set<String> DROPPED =
      Set.of("created_at", "resource_type", "unique_id", "original_file_path", "build_path");

  private static final ParseNotes NO_NOTES =
      new ParseNotes(Map.of(), Map.of(), "", Map.of(), Map.of(), 0, List.of(), 0, false);

  private static final KeptReads NO_READS = new KeptReads(List.of(), Set.of(), Set.of());

  @TempDir Path folder;

  static Stream<String> projects() throws IOException {
    try (Stream<Path> entries = Files.list(PROJECTS)) {
      return entries
          .filter(Files::isDirectory)
          .map(entry -> entry.getFileName().toString())
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("projects")
  void everyResourceHasTheFieldsOfDbt(String name) throws IOException {
    Path project = PROJECTS.resolve(name);
    Path file = folder.resolve("manifest.json");

    write(project, 1, file);

    String lines = lines(file, project);
    Files.writeString(Files.createDirectories(FOUND).resolve(name + ".txt"), lines);
    assertThat(lines).isEqualTo(Files.readString(project.resolve("expected.txt")));
  }

  @ParameterizedTest
  @MethodSource("projects")
  void theKeptManifestIsTheParsedOne(String name) {
    Manifest parsed = ParsedProject.in(PROJECTS.resolve(name), PROJECTS, 1).manifest();

    Manifest kept = SavedParse.of(NO_NOTES, parsed, null, NO_READS).manifest(parsed.metadata());

    assertThat(kept.nodes()).containsExactlyEntriesOf(parsed.nodes());
    assertThat(kept.sources()).containsExactlyEntriesOf(parsed.sources());
    assertThat(kept.macros().values().stream().map(Macro::toMap))
        .containsExactlyElementsOf(parsed.macros().values().stream().map(Macro::toMap).toList());
    assertThat(kept.docs()).containsExactlyEntriesOf(parsed.docs());
    assertThat(kept.exposures()).containsExactlyEntriesOf(parsed.exposures());
    assertThat(kept.metrics()).containsExactlyEntriesOf(parsed.metrics());
    assertThat(kept.groups()).containsExactlyEntriesOf(parsed.groups());
    assertThat(kept.savedQueries()).containsExactlyEntriesOf(parsed.savedQueries());
    assertThat(kept.semanticModels()).containsExactlyEntriesOf(parsed.semanticModels());
    assertThat(kept.unitTests()).containsExactlyEntriesOf(parsed.unitTests());
    assertThat(kept.functions()).containsExactlyEntriesOf(parsed.functions());
    assertThat(kept.disabled()).containsExactlyEntriesOf(parsed.disabled());
    assertThat(ArtifactWriter.json(kept)).isEqualTo(ArtifactWriter.json(parsed));
  }

  @ParameterizedTest
  @MethodSource("projects")
  void theManifestDoesNotDependOnTheNumberOfThreads(String name) throws IOException {
    Path project = PROJECTS.resolve(name);
    Path one = folder.resolve("one.json");
    Path eight = folder.resolve("eight.json");

    write(project, 1, one);
    write(project, 8, eight);

    assertThat(one).hasSameBinaryContentAs(eight);
  }

  private static void write(Path project, int threads, Path file) {
    ParsedProject parsed = ParsedProject.in(project, PROJECTS, threads);
    ArtifactWriter.writeManifest(file, parsed.manifest(), Map.of());
  }

  private static String lines(Path file, Path project) {
    Map<?, ?> manifest = (Map<?, ?>) requireNonNull(PythonJson.load(file));
    StringBuilder out = new StringBuilder();
    for (String section : SECTIONS) {
      Map<?, ?> resources = (Map<?, ?>) requireNonNull(manifest.get(section));
      resources.forEach(
          (id, resource) -> {
            for (Object one : resource instanceof List<?> several ? several : List.of(resource)) {
              append(out, section + " " + id, (Map<?, ?>) one);
            }
          });
    }
    return out.toString().replace(project.toString(), "ROOT");
  }

  private static void append(StringBuilder out, String title, Map<?, ?> resource) {
    if (BUILT_IN.contains(String.valueOf(resource.get("package_name")))) {
      return;
    }
    out.append(title).append('\n');
    resource.forEach(
        (field, value) -> {
          boolean isUsual =
              (field.equals("language") && "sql".equals(value))
                  || (field.equals("doc_blocks") && List.of().equals(value));
          if (!isUsual && !DROPPED.contains(String.valueOf(field))) {
            out.append("  ").append(field).append(": ");
            out.append(PythonJson.dumps(value)).append('\n');
          }
        });
  }
}
