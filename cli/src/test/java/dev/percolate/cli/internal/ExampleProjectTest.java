package dev.percolate.cli.internal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.percolate.cli.TrainingRun;
import dev.percolate.manifest.PythonJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * examples/jaffle-shop from end to end, held to what dbt-core 1.12.6 with dbt-duckdb did with it
 * (see recorder/record_example.py).
 */
class ExampleProjectTest {
  private static final Path GOLDEN = Path.of("src", "test", "golden", "example");
  private static final Path EXAMPLE = Path.of("..", "examples", "jaffle-shop");
  private static final Set<String> BUILT_IN = Set.of("dbt", "dbt_duckdb");
  private static final Set<String> VOLATILE = Set.of("created_at", "metadata", "root_path");

  @TempDir Path folder;
  private Path database = Path.of("");
  private CommandLine line = CommandLine.in(Path.of(""));

  @BeforeEach
  void copyTheExample() throws IOException {
    try (Stream<Path> files = Files.walk(EXAMPLE)) {
      for (Path file : files.filter(ExampleProjectTest::isSource).toList()) {
        Path copy = folder.resolve(EXAMPLE.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    database = folder.resolve("jaffle_shop.duckdb");
    line = CommandLine.in(folder).env("JAFFLE_SHOP_DB", database.toString());
  }

  private static boolean isSource(Path file) {
    String path = EXAMPLE.relativize(file).toString();
    return Files.isRegularFile(file)
        && !path.startsWith("target")
        && !path.startsWith("logs")
        && !path.contains(".duckdb");
  }

  @Test
  void commandsListAndBuildWhatDbtDoes() throws IOException, SQLException {
    String expected = Files.readString(GOLDEN.resolve("commands.txt"));
    StringBuilder found = new StringBuilder();

    for (String command : expected.lines().filter(text -> text.startsWith("$ ")).toList()) {
      found.append(command).append('\n');
      run(command.substring(2)).forEach(text -> found.append(text).append('\n'));
    }

    assertThat(found.toString()).isEqualTo(expected);
    assertThat(count("select count(*) from main_snapshots.order_status_snapshot"))
        .as("two builds and a snapshot of unchanged rows leave one version of each")
        .isEqualTo(count("select count(*) from main_raw.raw_orders"))
        .isEqualTo(240);
    assertThat(count("select count(*) from daily_revenue"))
        .isEqualTo(count("select count(distinct ordered_on) from orders"));
  }

  @Test
  void theExampleOfTheClassCacheIsBuiltWithoutAnError() throws IOException {
    TrainingRun.addFiles(folder);

    CommandLine.Ran ran = line.run("build");

    assertThat(ran.exit()).as(ran.out()).isZero();
    assertThat(ran.out()).contains("training_at_least", " WARN=0 ERROR=0 SKIP=0 ");
  }

  /** What a command lists, or its summary and what became of each node; sorted. */
  private List<String> run(String command) {
    boolean lists = command.startsWith("ls");
    CommandLine.Ran ran = line.run((command + (lists ? " --quiet" : "")).split(" ", -1));
    assertThat(ran.exit()).as(ran.out()).isZero();
    if (lists) {
      return ran.out().lines().sorted().toList();
    }
    List<String> lines = new ArrayList<>();
    ran.out().lines().filter(text -> text.startsWith("Done. ")).forEach(lines::add);
    Map<?, ?> artifact = json(folder.resolve("target").resolve("run_results.json"));
    List<String> results = new ArrayList<>();
    for (Object item : (List<?>) requireNonNull(artifact.get("results"))) {
      Map<?, ?> result = (Map<?, ?>) item;
      StringBuilder text = new StringBuilder(String.valueOf(result.get("unique_id")));
      for (String key :
          List.of("status", "failures", "message", "adapter_response", "relation_name")) {
        text.append(' ').append(PythonJson.dumps(result.get(key)));
      }
      results.add(text.toString());
    }
    results.stream().sorted().forEach(lines::add);
    return lines;
  }

  /** Opens the database itself: it must be free once a command has ended. */
  private long count(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Test
  void manifestHasTheFieldsOfDbt() throws IOException {
    assertThat(line.run("parse").exit()).isZero();

    assertThat(manifestLines(json(manifestFile()))).isEqualTo(recordedManifest());
  }

  @Test
  void anotherProcessWritesTheSameManifest() throws IOException, InterruptedException {
    assertThat(line.run("parse").exit()).isZero();
    String here = withoutMoments(Files.readString(manifestFile()));
    ProcessBuilder other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.percolate.cli.Main",
                "parse")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out.txt").toFile());
    other.environment().put("JAFFLE_SHOP_DB", database.toString());
    other.environment().put("DBT_SEND_ANONYMOUS_USAGE_STATS", "false");

    assertThat(other.start().waitFor()).as(Files.readString(folder.resolve("out.txt"))).isZero();

    boolean isSame = withoutMoments(Files.readString(manifestFile())).equals(here);
    assertThat(isSame).isTrue();
  }

  private static String withoutMoments(String manifest) {
    return manifest.replaceAll(
        "\"(created_at|generated_at|invocation_id|invocation_started_at|run_started_at|env)\":"
            + " [^,}]*",
        "");
  }

  private Path manifestFile() {
    return folder.resolve("target").resolve("manifest.json");
  }

  private static Map<?, ?> json(Path file) {
    return (Map<?, ?>) requireNonNull(PythonJson.load(file));
  }

  private static String recordedManifest() throws IOException {
    try (InputStream in =
        new GZIPInputStream(Files.newInputStream(GOLDEN.resolve("manifest.txt.gz")))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String manifestLines(Map<?, ?> manifest) {
    StringBuilder out = new StringBuilder();
    manifest.forEach(
        (section, resources) -> {
          if (!section.equals("metadata")) {
            out.append(section).append('\n');
            ((Map<?, ?>) resources).forEach((id, resource) -> append(out, id, resource));
          }
        });
    return out.toString();
  }

  private static void append(StringBuilder out, Object id, Object resource) {
    if (!(resource instanceof Map<?, ?> fields)) {
      out.append("  ").append(id).append(": ").append(PythonJson.dumps(resource)).append('\n');
      return;
    }
    if (BUILT_IN.contains(String.valueOf(fields.get("package_name")))) {
      return;
    }
    out.append("  ").append(id).append('\n');
    fields.forEach(
        (name, value) -> {
          if (!VOLATILE.contains(String.valueOf(name))) {
            out.append("    ").append(name).append(": ");
            out.append(PythonJson.dumps(value)).append('\n');
          }
        });
  }
}
