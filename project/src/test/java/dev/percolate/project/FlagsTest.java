package dev.percolate.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.percolate.diagnostics.ProblemException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlagsTest {
  private static Flags resolve(
      String which,
      Map<String, Object> cli,
      Map<String, String> env,
      Map<String, Object> project,
      Map<String, Object> user) {
    return Flags.resolve(
        new FlagSources(
            which,
            "dbt " + which,
            cli,
            EnvVars.of(env),
            project,
            user,
            new ProjectDirectories(Path.of("/work"), Path.of("/home/me"))));
  }

  private static Flags of(Map<String, Object> cli, Map<String, String> env) {
    return resolve("build", cli, env, Map.of(), Map.of());
  }

  @Test
  void strongerSourcesWin() {
    Map<String, Object> project = Map.of("printer_width", 60L, "indirect_selection", "empty");
    Map<String, Object> user = Map.of("printer_width", 50L, "debug", true);
    Flags flags =
        resolve(
            "run", Map.of("printer_width", 90L), Map.of("DBT_PRINTER_WIDTH", "70"), project, user);
    assertThat(flags.number("printer_width", 0)).isEqualTo(90);
    assertThat(
            resolve("run", Map.of(), Map.of("DBT_PRINTER_WIDTH", "70"), project, user)
                .number("printer_width", 0))
        .isEqualTo(70);
    assertThat(resolve("run", Map.of(), Map.of(), project, user).number("printer_width", 0))
        .isEqualTo(60);
    assertThat(resolve("run", Map.of(), Map.of(), Map.of(), user).number("printer_width", 0))
        .isEqualTo(50);
    assertThat(flags.is("debug")).isTrue();
    assertThat(flags.text("indirect_selection")).isEqualTo("empty");
  }

  @Test
  void theEngineNameOfAVariableComesFirstAndEmptyMeansUnset() {
    assertThat(of(Map.of(), Map.of("DBT_DEBUG", "0", "DBT_ENGINE_DEBUG", "yes")).is("debug"))
        .isTrue();
    assertThat(of(Map.of(), Map.of("DBT_DEBUG", "")).is("debug")).isFalse();
    assertThat(of(Map.of(), Map.of("DBT_HINTS_ENABLED", "0")).is("hints_enabled")).isTrue();
  }

  @Test
  void aWrongVariableIsAUsageError() {
    assertThatThrownBy(() -> of(Map.of(), Map.of("DBT_DEBUG", "abc")))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "Invalid value for '--debug' / '-d': 'abc' is not a valid boolean. Recognized values:"
                + " , 0, 1, f, false, n, no, off, on, t, true, y, yes");
    assertThatThrownBy(() -> of(Map.of(), Map.of("DBT_PRINTER_WIDTH", "abc")))
        .hasMessage("Invalid value for '--printer-width': 'abc' is not a valid integer.");
    assertThatThrownBy(() -> of(Map.of(), Map.of("DBT_LOG_LEVEL", "abc")))
        .hasMessage(
            "Invalid value for '--log-level': 'abc' is not one of 'debug', 'info', 'warn', 'error',"
                + " 'none'.");
  }

  @Test
  void oneWrongProjectFlagDropsThemAll() {
    Flags flags =
        resolve("run", Map.of(), Map.of(), Map.of("printer_width", 60L, "debug", "x"), Map.of());
    assertThat(flags.number("printer_width", 0)).isEqualTo(80);
  }

  @Test
  void behaviourFlagsHaveDbtsDefaults() {
    Flags flags = resolve("run", Map.of(), Map.of(), Map.of("use_catalogs_v2", true), Map.of());
    assertThat(flags.is("use_catalogs_v2")).isTrue();
    assertThat(flags.is("validate_macro_args")).isTrue();
    assertThat(flags.is("support_custom_ref_kwargs")).isFalse();
  }

  @Test
  void consoleSettingsLeadThoseOfTheFile() {
    assertThat(of(Map.of("log_level", "warn"), Map.of()).text("log_level_file")).isEqualTo("warn");
    assertThat(
            of(Map.of("log_level", "warn", "log_level_file", "error"), Map.of())
                .text("log_level_file"))
        .isEqualTo("error");
  }

  @Test
  void exclusiveFlagsAndHalfWindowsAreRefused() {
    assertThatThrownBy(() -> of(Map.of("select", List.of("a"), "inline", "x"), Map.of()))
        .hasMessage("inline: not allowed with argument select");
    assertThatThrownBy(() -> of(Map.of("event_time_end", java.time.LocalDateTime.MAX), Map.of()))
        .hasMessageStartingWith("The flag `--event-time-end` was specified");
  }

  @Test
  void renamedVariablesStillWorkAndWarn() {
    Flags flags = of(Map.of(), Map.of("DBT_NO_PRINT", "1"));
    assertThat(flags.is("print")).isFalse();
    assertThat(flags.deprecations()).hasSize(1);
    // Recorded from dbt-core 1.12.6.
    assertThat(flags.deprecations().getFirst().message())
        .isEqualTo(
            """
            [WARNING]: Deprecated functionality
            The environment variable `DBT_NO_PRINT` has been renamed as `DBT_ENGINE_PRINT`.
            If `DBT_NO_PRINT` is currently set, its value will be used instead of
            `DBT_ENGINE_PRINT`. Set `DBT_ENGINE_PRINT` and unset `DBT_NO_PRINT` to avoid
            this deprecation warning and ensure it works properly in a future release.""");
  }

  /** Recorded from dbt-core 1.12.6 without colours. */
  @Test
  void unknownVariablesWithDbtsPrefixWarn() {
    Map<String, String> env =
        Map.of("DBT_ENGINE_FOO", "1", "DBT_ENGINE_DEBUG", "0", "DBT_USE_COLORS", "0");
    assertThat(of(Map.of(), env).deprecations())
        .extracting(event -> event.message())
        .containsExactly(
            """
            [WARNING][EnvironmentVariableNamespaceDeprecation]: Deprecated functionality
            Found custom environment variable `DBT_ENGINE_FOO` in the environment. The
            prefix `DBT_ENGINE` is reserved for dbt engine environment variables. Custom
            environment variables with the prefix `DBT_ENGINE` may cause collisions and
            runtime errors.""");
  }

  /** The keys of {@code args} in dbt-core 1.12.6's run_results.json of {@code dbt build}. */
  @Test
  void artifactArgsHaveDbtsKeys() {
    assertThat(of(Map.of(), Map.of()).artifactArgs().keySet())
        .containsExactlyInAnyOrder(
            ("show_resource_report require_all_warnings_handled_by_warn_error use_fast_test_edges"
                    + " vars log_level latest_version_pointer_enabled_by_default"
                    + " skip_nodes_if_on_run_start_fails exclude print state_modified_compare_vars"
                    + " use_v2_parser state_modified_compare_more_unrendered_values"
                    + " upload_to_artifacts_ingest_api require_resource_names_without_spaces"
                    + " strict_mode support_custom_ref_kwargs quiet use_colors profiles_dir"
                    + " favor_state exclude_resource_types populate_cache"
                    + " require_batched_execution_for_custom_microbatch_strategy hints_enabled"
                    + " log_format require_valid_schema_from_generate_schema_name show"
                    + " require_source_and_semantic_model_names_without_spaces project_dir"
                    + " log_file_max_bytes validate_macro_args printer_width macro_debugging"
                    + " require_nested_cumulative_type_params warn_error_options"
                    + " enable_grouped_warn_error_parser_logs export_saved_queries"
                    + " require_unique_project_resource_names indirect_selection"
                    + " require_generic_test_arguments_property"
                    + " require_yaml_configuration_for_mf_time_spines log_path use_catalogs_v2"
                    + " write_json"
                    + " require_explicit_package_overrides_for_builtin_materializations sqlparse"
                    + " maximum_seed_size_mib require_sql_header_in_test_configs"
                    + " include_saved_query which snowflake_projects_otel resource_types v2_parser"
                    + " allow_jinja_file_extensions cache_selected_only log_level_file select empty"
                    + " static_parser show_all_deprecations version_check partial_parse_file_diff"
                    + " defer require_ref_searches_node_package_before_root"
                    + " send_anonymous_usage_stats use_colors_file require_corrected_analysis_fqns"
                    + " partial_parse source_freshness_run_project_hooks invocation_command"
                    + " introspect log_format_file")
                .split(" "));
  }

  @Test
  void warnErrorOptionsTakeTheOldNames() {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("include", "all");
    options.put("exclude", null);
    Flags flags = of(Map.of("warn_error_options", options), Map.of());
    assertThat(flags.mapping("warn_error_options"))
        .containsEntry("error", "all")
        .containsEntry("warn", List.of())
        .containsEntry("silence", List.of());
  }
}
