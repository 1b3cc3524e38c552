package dev.percolate.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.percolate.manifest.PythonJson;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a parse costs, by measures that do not depend on the machine's load: bytes allocated and
 * counts of work. A bound that breaks names a regression; one that is far away wants to be lowered.
 */
final class ParseCostTest {
  /**
   * A model with two tests: measured 123,100; it was 82,200 before parses were kept for the next
   * one and entries were held to contracts.
   */
  private static final long BYTES_PER_MODEL = 133_000;

  @TempDir Path folder;

  @Test
  void aParseAllocatesWithinItsBoundAndInProportion() throws IOException {
    Path small = project("small", 200);
    Path large = project("large", 800);
    // classes, the macro library and all that is made once
    parse(small);
    long few = parse(small);
    long many = parse(large);
    long perModel = (many - few) / 600;
    assertThat(perModel).as("bytes allocated for a model more").isLessThan(BYTES_PER_MODEL);
    // what 600 models more cost says what 200 cost; a share that grows with the square would break
    // this
    long more = parse(project("larger", 2_000)) - many;
    assertThat(more / 1_200.0 / perModel).as("growth").isBetween(0.7, 1.15);
  }

  @Test
  void aParseReadsEveryFileOnceAndRendersOnlyWhatItMust() throws IOException {
    Path project = project("counted", 200);
    parse(project);
    Map<?, ?> counts = (Map<?, ?>) PythonJson.load(project.resolve("target/perf_info.json"));
    assertThat(counts.get("path_count")).isEqualTo(200L + 4 + 1);
    assertThat(counts.get("parsed_path_count")).isEqualTo(200L);
    assertThat(counts.get("static_analysis_path_count")).isEqualTo(200L);
    // every fourth model has a macro and must be rendered
    assertThat(counts.get("static_analysis_parsed_path_count")).isEqualTo(150L);
  }

  private static long parse(Path project) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getTotalThreadAllocatedBytes();
    int exit = CommandLine.in(project).run("parse", "--no-partial-parse").exit();
    long allocated = threads.getTotalThreadAllocatedBytes() - before;
    assertThat(exit).isZero();
    return allocated;
  }

  /**
   * Models that read one another, fifty to a folder, with a properties file and two tests a model
   * for each folder.
   */
  private Path project(String name, int models) throws IOException {
    Path root = Files.createDirectories(folder.resolve(name));
    write(root, "dbt_project.yml", "name: cost\nversion: '1.0'\nprofile: cost\n");
    write(
        root,
        "profiles.yml",
        "cost:\n  target: dev\n  outputs:\n    dev: {type: duckdb, path: cost.duckdb}\n");
    write(
        root,
        "macros/units.sql",
        "{% macro units(column) %}({{ column }} / 100.0){% endmacro %}\n");
    StringBuilder properties = new StringBuilder();
    for (int n = 0; n < models; n++) {
      String part = "models/part_" + n / 50;
      String amount = n % 4 == 0 ? "{{ units('amount') }}" : "amount";
      String from = n == 0 ? "(select 1 as id, 2 as amount)" : "{{ ref('model_" + n / 2 + "') }}";
      write(
          root,
          part + "/model_" + n + ".sql",
          "{{ config(materialized='view', tags=['part']) }}\nselect id, "
              + amount
              + " as amount from "
              + from
              + "\n");
      properties
          .append("  - name: model_")
          .append(n)
          .append("\n    description: Model number ")
          .append(n)
          .append("\n    columns:\n      - name: id\n        data_tests: [unique, not_null]\n");
      if (n % 50 == 49) {
        write(root, part + "/properties.yml", "models:\n" + properties);
        properties.setLength(0);
      }
    }
    return root;
  }

  private static void write(Path root, String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
