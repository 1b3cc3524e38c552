package dev.percolate.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.percolate.manifest.PythonJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a parse writes that differs each time: times. The keys are those of dbt-core 1.12.6. */
final class ParseOutputTest {
  private CommandLine line;

  @BeforeEach
  void project(@TempDir Path folder) {
    line = CommandLine.inNewProject(folder);
    line.write("models/s.yml", "exposures: [{name: e, type: ml, owner: {name: us}}]\n");
    line.write("seeds/s.csv", "id\n1\n");
  }

  @Test
  void performanceIsToldWithTheFieldsOfDbt() {
    assertThat(line.run("parse").out()).contains("Performance info: ");

    Map<?, ?> info = read("target/perf_info.json");
    assertThat(info.keySet())
        .hasToString(
            "[path_count, parsed_path_count, static_analysis_path_count,"
                + " static_analysis_parsed_path_count, is_partial_parse_enabled,"
                + " is_static_analysis_enabled, read_files_elapsed, load_macros_elapsed,"
                + " parse_project_elapsed, patch_sources_elapsed, process_manifest_elapsed,"
                + " load_all_elapsed, projects]");
    List<?> projects = (List<?>) info.get("projects");
    List<Object> names = new ArrayList<>();
    for (Object project : projects) {
      Map<?, ?> fields = (Map<?, ?>) project;
      assertThat(fields.keySet())
          .hasToString("[project_name, elapsed, parsers, parsed_path_count]");
      names.add(fields.get("project_name"));
      for (Object parser : (List<?>) fields.get("parsers")) {
        assertThat(((Map<?, ?>) parser).keySet())
            .hasToString("[parser, elapsed, parsed_path_count]");
      }
    }
    assertThat(names).containsExactly("shop");
    assertThat(info.get("is_partial_parse_enabled")).isEqualTo(true);
    assertThat(line.read("target/perf_info.json")).startsWith("{\n    \"path_count\": ");
  }

  @Test
  void whatWasParsedTellsWhenAndKeepsItWhileTheParseStands() {
    double before = System.currentTimeMillis() / 1000.0;
    line.run("parse");
    double after = System.currentTimeMillis() / 1000.0 + 0.001;

    List<Object> times = createdAt();
    assertThat(times).hasSizeGreaterThan(500).allMatch(Double.class::isInstance);
    assertThat(times).allMatch(time -> (Double) time >= before && (Double) time <= after);
    line.run("parse");
    assertThat(createdAt()).isEqualTo(times);
    line.run("parse", "--no-partial-parse");
    assertThat(createdAt()).allMatch(time -> (Double) time >= after - 0.001);
  }

  private List<Object> createdAt() {
    List<Object> times = new ArrayList<>();
    Map<?, ?> manifest = read("target/manifest.json");
    for (String part : List.of("nodes", "macros", "exposures")) {
      ((Map<?, ?>) manifest.get(part))
          .values()
          .forEach(item -> times.add(((Map<?, ?>) item).get("created_at")));
    }
    return times;
  }

  private Map<?, ?> read(String file) {
    return (Map<?, ?>) PythonJson.loads(line.read(file));
  }
}
