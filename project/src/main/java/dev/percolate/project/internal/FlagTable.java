package dev.percolate.project.internal;

import static dev.percolate.project.FlagSpec.Kind.BOOLEAN;
import static dev.percolate.project.FlagSpec.Kind.DATETIME;
import static dev.percolate.project.FlagSpec.Kind.INTEGER;
import static dev.percolate.project.FlagSpec.Kind.LIST;
import static dev.percolate.project.FlagSpec.Kind.PATH;
import static dev.percolate.project.FlagSpec.Kind.SAMPLE;
import static dev.percolate.project.FlagSpec.Kind.TEXT;
import static dev.percolate.project.FlagSpec.Kind.WARN_ERROR_OPTIONS;
import static dev.percolate.project.FlagSpec.Kind.YAML;
import static dev.percolate.project.FlagSpec.Scope.COMMAND;
import static dev.percolate.project.FlagSpec.Scope.GLOBAL;
import static dev.percolate.project.FlagSpec.Scope.GLOBAL_AND_PROJECT;
import static dev.percolate.project.FlagSpec.Scope.PROJECT_ONLY;

import dev.percolate.project.FlagSpec;
import dev.percolate.project.FlagSpec.Kind;
import dev.percolate.project.FlagSpec.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The list of flags, their defaults and their environment names. */
public final class FlagTable {
  private static final List<String> LOG_FORMATS = List.of("text", "debug", "json", "default");
  private static final List<String> LOG_LEVELS = List.of("debug", "info", "warn", "error", "none");
  private static final List<String> INDIRECT = List.of("eager", "cautious", "buildable", "empty");

  private final List<FlagSpec> specs = new ArrayList<>();

  private FlagTable() {}

  /** Every flag: global ones, those of some commands, behaviour flags. */
  public static List<FlagSpec> all() {
    return Holder.ALL;
  }

  /** The names of the flags that a command adds to the global ones. */
  public static List<String> ofCommand(String which) {
    List<String> names = new ArrayList<>(List.of("profiles_dir", "project_dir", "vars"));
    String more =
        switch (which) {
          case "build" ->
              "target_path threads select exclude selector sqlparse empty event_time_end"
                  + " event_time_start exclude_resource_types export_saved_queries full_refresh"
                  + " include_saved_query resource_types sample show store_failures";
          case "run" ->
              "target_path threads select exclude selector sqlparse empty event_time_end"
                  + " event_time_start full_refresh sample";
          case "test" ->
              "target_path threads select exclude selector sqlparse exclude_resource_types"
                  + " resource_types store_failures";
          case "seed" ->
              "target_path threads select exclude selector sqlparse empty full_refresh show";
          case "snapshot" -> "target_path threads select exclude selector sqlparse empty";
          case "compile" ->
              "target_path threads select exclude selector sqlparse empty full_refresh"
                  + " inject_ephemeral_ctes inline introspect output";
          case "show" ->
              "target_path threads select exclude selector sqlparse full_refresh inline"
                  + " inline_direct introspect limit output";
          case "list", "ls" ->
              "target_path select exclude selector exclude_resource_types models output"
                  + " output_keys resource_types";
          case "clone" ->
              "target_path threads select exclude selector exclude_resource_types full_refresh"
                  + " resource_types";
          case "generate" ->
              "target_path threads select exclude selector sqlparse compile empty_catalog static";
          case "serve" -> "target_path browser host port";
          case "freshness", "snapshot-freshness" ->
              "target_path threads select exclude selector sqlparse output";
          case "parse" -> "target_path threads";
          case "retry" -> "target_path threads full_refresh";
          case "run-operation" -> "target_path threads args macro sql";
          case "clean" -> "target_path clean_project_files_only";
          case "debug" -> "config_dir connection";
          case "deps" -> "add_package lock source upgrade";
          case "init" -> "project_name skip_debug skip_profile_setup";
          default -> "";
        };
    if (!more.isEmpty()) {
      names.addAll(List.of(more.split(" ")));
    }
    return names;
  }

  /** Built on first use. */
  private static final class Holder {
    static final List<FlagSpec> ALL = new FlagTable().build();
  }

  private List<FlagSpec> build() {
    global();
    command();
    behaviour();
    return List.copyOf(specs);
  }

  private void global() {
    env("cache_selected_only", BOOLEAN, false, GLOBAL_AND_PROJECT);
    env("debug", BOOLEAN, false, GLOBAL_AND_PROJECT);
    env("defer", BOOLEAN, false, GLOBAL);
    env("defer_state", PATH, null, GLOBAL);
    env("fail_fast", BOOLEAN, false, GLOBAL_AND_PROJECT);
    env("favor_state", BOOLEAN, false, GLOBAL);
    engine("hints_enabled", BOOLEAN, true, GLOBAL_AND_PROJECT);
    choice("indirect_selection", "eager", INDIRECT);
    env("log_cache_events", BOOLEAN, false, GLOBAL);
    env("log_file_max_bytes", INTEGER, 10485760L, GLOBAL);
    choice("log_format", "default", LOG_FORMATS);
    choice("log_format_file", "debug", LOG_FORMATS);
    choice("log_level", "info", LOG_LEVELS);
    choice("log_level_file", "debug", LOG_LEVELS);
    env("log_path", PATH, null, GLOBAL);
    env("macro_debugging", BOOLEAN, false, GLOBAL);
    engine("maximum_seed_size_mib", INTEGER, 1L, GLOBAL_AND_PROJECT);
    env("partial_parse", BOOLEAN, true, GLOBAL_AND_PROJECT);
    env("partial_parse_file_path", PATH, null, GLOBAL);
    env("partial_parse_file_diff", BOOLEAN, true, GLOBAL);
    env("populate_cache", BOOLEAN, true, GLOBAL_AND_PROJECT);
    env("print", BOOLEAN, true, GLOBAL);
    env("printer_width", INTEGER, 80L, GLOBAL_AND_PROJECT);
    env("profile", TEXT, null, GLOBAL);
    env("quiet", BOOLEAN, false, GLOBAL);
    plain("record_timing_info", PATH, null, GLOBAL);
    env("send_anonymous_usage_stats", BOOLEAN, true, GLOBAL_AND_PROJECT);
    env("single_threaded", BOOLEAN, false, GLOBAL);
    engine("snowflake_projects_otel", BOOLEAN, false, GLOBAL_AND_PROJECT);
    plain("show_all_deprecations", BOOLEAN, false, GLOBAL);
    env("state", PATH, null, GLOBAL);
    env("static_parser", BOOLEAN, true, GLOBAL_AND_PROJECT);
    env("target", TEXT, null, GLOBAL);
    env("use_colors", BOOLEAN, true, GLOBAL_AND_PROJECT);
    env("use_colors_file", BOOLEAN, true, GLOBAL_AND_PROJECT);
    env("use_experimental_parser", BOOLEAN, false, GLOBAL_AND_PROJECT);
    engine("use_v2_parser", BOOLEAN, false, GLOBAL_AND_PROJECT);
    engine("v2_parser", TEXT, "dbt-core-experimental-parser parse", GLOBAL_AND_PROJECT);
    env("version_check", BOOLEAN, true, GLOBAL_AND_PROJECT);
    env("warn_error", BOOLEAN, false, GLOBAL_AND_PROJECT);
    env("warn_error_options", WARN_ERROR_OPTIONS, null, GLOBAL_AND_PROJECT);
    env("write_json", BOOLEAN, true, GLOBAL_AND_PROJECT);
    env("use_fast_test_edges", BOOLEAN, false, GLOBAL);
    env("upload_to_artifacts_ingest_api", BOOLEAN, false, GLOBAL);
    env("show_resource_report", BOOLEAN, false, GLOBAL);
  }

  private void command() {
    plain("output", TEXT, null, COMMAND);
    plain("output_keys", LIST, null, COMMAND);
    plain("models", LIST, null, COMMAND);
    plain("inline", TEXT, null, COMMAND);
    plain("inline_direct", TEXT, null, COMMAND);
    plain("inject_ephemeral_ctes", BOOLEAN, true, COMMAND);
    plain("limit", INTEGER, 5L, COMMAND);
    plain("compile", BOOLEAN, true, COMMAND);
    plain("empty_catalog", BOOLEAN, false, COMMAND);
    plain("static", BOOLEAN, false, COMMAND);
    plain("browser", BOOLEAN, true, COMMAND);
    plain("port", INTEGER, 8080L, COMMAND);
    plain("connection", BOOLEAN, false, COMMAND);
    plain("config_dir", BOOLEAN, false, COMMAND);
    plain("source", TEXT, "hub", COMMAND);
    plain("lock", BOOLEAN, false, COMMAND);
    plain("upgrade", BOOLEAN, false, COMMAND);
    plain("add_package", YAML, null, COMMAND);
    plain("project_name", TEXT, null, COMMAND);
    plain("skip_profile_setup", BOOLEAN, false, COMMAND);
    plain("skip_debug", BOOLEAN, false, COMMAND);
    plain("args", YAML, null, COMMAND);
    plain("macro", TEXT, null, COMMAND);
    plain("sql", TEXT, null, COMMAND);
    env("empty", BOOLEAN, false, COMMAND);
    env("event_time_start", DATETIME, null, COMMAND);
    env("event_time_end", DATETIME, null, COMMAND);
    plain("exclude", LIST, null, COMMAND);
    env("export_saved_queries", BOOLEAN, false, COMMAND);
    env("full_refresh", BOOLEAN, false, COMMAND);
    env("include_saved_query", BOOLEAN, false, COMMAND);
    env("profiles_dir", PATH, null, COMMAND);
    env("project_dir", PATH, null, COMMAND);
    env("resource_types", LIST, null, COMMAND);
    env("exclude_resource_types", LIST, null, COMMAND);
    engine("sqlparse", YAML, null, COMMAND);
    env("sample", SAMPLE, null, COMMAND);
    plain("select", LIST, null, COMMAND);
    plain("selector", TEXT, null, COMMAND);
    plain("show", BOOLEAN, false, COMMAND);
    env("store_failures", BOOLEAN, false, COMMAND);
    env("target_path", PATH, null, COMMAND);
    plain("threads", INTEGER, null, COMMAND);
    plain("vars", YAML, null, COMMAND);
    env("clean_project_files_only", BOOLEAN, true, COMMAND);
    env("introspect", BOOLEAN, true, COMMAND);
    env("host", TEXT, "127.0.0.1", COMMAND);
  }

  private void behaviour() {
    behaviour("require_batched_execution_for_custom_microbatch_strategy", true);
    behaviour("require_event_names_in_deprecations", false);
    behaviour("require_explicit_package_overrides_for_builtin_materializations", true);
    behaviour("require_resource_names_without_spaces", true);
    behaviour("source_freshness_run_project_hooks", true);
    behaviour("skip_nodes_if_on_run_start_fails", true);
    behaviour("state_modified_compare_more_unrendered_values", true);
    behaviour("state_modified_compare_vars", false);
    behaviour("require_yaml_configuration_for_mf_time_spines", true);
    behaviour("require_nested_cumulative_type_params", true);
    behaviour("validate_macro_args", true);
    behaviour("require_all_warnings_handled_by_warn_error", true);
    behaviour("require_generic_test_arguments_property", true);
    behaviour("require_unique_project_resource_names", false);
    behaviour("require_ref_searches_node_package_before_root", false);
    behaviour("require_valid_schema_from_generate_schema_name", false);
    behaviour("allow_jinja_file_extensions", false);
    behaviour("require_sql_header_in_test_configs", false);
    behaviour("support_custom_ref_kwargs", false);
    behaviour("require_corrected_analysis_fqns", false);
    behaviour("require_source_and_semantic_model_names_without_spaces", false);
    behaviour("enable_grouped_warn_error_parser_logs", false);
    behaviour("use_catalogs_v2", false);
    behaviour("latest_version_pointer_enabled_by_default", false);
  }

  private void env(String name, Kind kind, @Nullable Object value, Scope scope) {
    add(name, kind, value, name.toUpperCase(Locale.ROOT), false, scope, List.of());
  }

  private void choice(String name, String value, List<String> choices) {
    String env = name.toUpperCase(Locale.ROOT);
    add(name, TEXT, value, env, false, GLOBAL_AND_PROJECT, choices);
  }

  private void engine(String name, Kind kind, @Nullable Object value, Scope scope) {
    add(name, kind, value, name.toUpperCase(Locale.ROOT), true, scope, List.of());
  }

  private void plain(String name, Kind kind, @Nullable Object value, Scope scope) {
    add(name, kind, value, null, false, scope, List.of());
  }

  private void behaviour(String name, boolean value) {
    plain(name, BOOLEAN, value, PROJECT_ONLY);
  }

  private void add(
      String name,
      Kind kind,
      @Nullable Object value,
      @Nullable String env,
      boolean engineOnly,
      Scope scope,
      List<String> choices) {
    specs.add(new FlagSpec(name, kind, value, env, engineOnly, scope, choices));
  }
}
