package dev.percolate.cli.internal.options;

import static dev.percolate.cli.internal.options.OptionSpec.choice;
import static dev.percolate.cli.internal.options.OptionSpec.flag;
import static dev.percolate.cli.internal.options.OptionSpec.value;

import dev.percolate.cli.internal.options.OptionSpec.Kind;
import java.util.Arrays;
import java.util.List;

/** The options that stand before or after any command. */
final class GlobalOptions {
  static final String[] FORMATS = {"text", "debug", "json", "default"};
  static final String[] LEVELS = {"debug", "info", "warn", "error", "none"};

  private GlobalOptions() {}

  /** Those words and one more. */
  static String[] with(String[] words, String more) {
    String[] all = Arrays.copyOf(words, words.length + 1);
    all[words.length] = more;
    return all;
  }

  static List<OptionSpec> all() {
    return List.of(
        flag(
            "cache_selected_only",
            "--cache-selected-only / --no-cache-selected-only",
            "Look up existing relations only in schemas of selected nodes."),
        flag("debug", "--debug -d / --no-debug", "Show debug lines on the console."),
        flag(
            "defer",
            "--defer / --no-defer",
            "Resolve refs to nodes that are not selected from the manifest in --state."),
        value("deprecated_defer", "--deprecated-defer", Kind.BOOLEAN, "BOOLEAN", "").hidden(),
        value(
            "defer_state",
            "--defer-state",
            Kind.DIRECTORY,
            "DIRECTORY",
            "State folder for deferral only."),
        value("deprecated_favor_state", "--deprecated-favor-state", Kind.TEXT, "TEXT", "").hidden(),
        flag("deprecated_print", "--deprecated-print / --deprecated-no-print", "").hidden(),
        value("deprecated_state", "--deprecated-state", Kind.DIRECTORY, "DIRECTORY", "").hidden(),
        flag("fail_fast", "--fail-fast -x / --no-fail-fast", "Stop at the first failure."),
        flag(
            "favor_state",
            "--favor-state / --no-favor-state",
            "With --defer, prefer the state's relation even when one exists here."),
        flag("hints_enabled", "--hints-enabled / --no-hints-enabled", "Show occasional hints."),
        choice(
            "indirect_selection",
            "--indirect-selection",
            "Which tests join a selection through the nodes they check.",
            "eager",
            "cautious",
            "buildable",
            "empty"),
        flag(
            "log_cache_events",
            "--log-cache-events / --no-log-cache-events",
            "Log every change of the relation cache."),
        value("log_file_max_bytes", "--log-file-max-bytes", Kind.INTEGER, "INTEGER", "").hidden(),
        choice("log_format", "--log-format", "Format of console and log file.", FORMATS),
        choice("log_format_file", "--log-format-file", "Format of the log file.", FORMATS),
        choice("log_level", "--log-level", "Least level on console and in the log file.", LEVELS),
        choice("log_level_file", "--log-level-file", "Least level in the log file.", LEVELS),
        value("log_path", "--log-path", Kind.PATH, "PATH", "Folder of the log file."),
        flag("macro_debugging", "--macro-debugging / --no-macro-debugging", "").hidden(),
        value(
            "maximum_seed_size_mib",
            "--maximum-seed-size-mib",
            Kind.INTEGER,
            "INTEGER",
            "Seeds above this size are not compared by content; 0 is no limit."),
        flag(
            "partial_parse",
            "--partial-parse / --no-partial-parse",
            "Reuse what an earlier parse left."),
        value("partial_parse_file_path", "--partial-parse-file-path", Kind.PATH, "FILE", "")
            .hidden(),
        flag(
                "partial_parse_file_diff",
                "--partial-parse-file-diff / --no-partial-parse-file-diff",
                "")
            .hidden(),
        flag(
            "populate_cache",
            "--populate-cache / --no-populate-cache",
            "Look up existing relations at the start."),
        flag("print", "--print / --no-print", "Show what print() in templates says."),
        value(
            "printer_width",
            "--printer-width",
            Kind.INTEGER,
            "INTEGER",
            "Width of the console's dotted lines."),
        value(
            "profile", "--profile", Kind.TEXT, "TEXT", "Profile to use instead of the project's."),
        flag("quiet", "--quiet -q / --no-quiet", "Show only errors and what a command prints."),
        value(
            "record_timing_info",
            "--record-timing-info -r",
            Kind.PATH,
            "PATH",
            "File for timings of the run."),
        flag(
            "send_anonymous_usage_stats",
            "--send-anonymous-usage-stats / --no-send-anonymous-usage-stats",
            "Accepted; Percolate sends nothing either way."),
        flag("single_threaded", "--single-threaded / --no-single-threaded", "").hidden(),
        flag(
            "snowflake_projects_otel",
            "--snowflake-projects-otel / --no-snowflake-projects-otel",
            "Accepted for compatibility."),
        flag(
            "show_all_deprecations",
            "--show-all-deprecations / --no-show-all-deprecations",
            "Show every deprecation, not only the first of each kind."),
        value(
            "state",
            "--state",
            Kind.DIRECTORY,
            "DIRECTORY",
            "Folder with artifacts of an earlier run, to compare with."),
        flag(
            "static_parser",
            "--static-parser / --no-static-parser",
            "Read simple models without rendering them."),
        value("target", "--target -t", Kind.TEXT, "TEXT", "Target of the profile."),
        flag("use_colors", "--use-colors / --no-use-colors", "Colours on console and in the file."),
        flag("use_colors_file", "--use-colors-file / --no-use-colors-file", "Colours in the file."),
        flag(
            "use_experimental_parser",
            "--use-experimental-parser / --no-use-experimental-parser",
            "Accepted for compatibility."),
        flag(
            "use_v2_parser", "--use-v2-parser / --no-use-v2-parser", "Accepted for compatibility."),
        value("v2_parser", "--v2-parser", Kind.TEXT, "TEXT", "").hidden(),
        flag("version", "--version -V -v", "Show the version and end."),
        flag(
            "version_check",
            "--version-check / --no-version-check",
            "Hold require-dbt-version against this version."),
        flag("warn_error", "--warn-error", "Treat every warning as an error."),
        value(
            "warn_error_options",
            "--warn-error-options",
            Kind.YAML,
            "WARNERROROPTIONSTYPE",
            "Warnings to treat as errors, to keep or to silence, as YAML."),
        flag(
            "write_json",
            "--write-json / --no-write-json",
            "Write manifest.json and run_results.json."),
        flag("use_fast_test_edges", "--use-fast-test-edges / --no-use-fast-test-edges", "")
            .hidden(),
        flag(
            "upload_to_artifacts_ingest_api",
            "--upload-to-artifacts-ingest-api / --no-upload-to-artifacts-ingest-api",
            "Accepted; Percolate uploads nothing."));
  }
}
