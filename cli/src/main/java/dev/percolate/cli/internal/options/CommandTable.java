package dev.percolate.cli.internal.options;

import static dev.percolate.cli.internal.options.OptionSpec.choice;
import static dev.percolate.cli.internal.options.OptionSpec.flag;
import static dev.percolate.cli.internal.options.OptionSpec.value;

import dev.percolate.cli.internal.options.OptionSpec.Kind;
import java.util.List;
import java.util.Optional;

/** Every command of dbt 1.12 with its options. */
public final class CommandTable {
  private static final List<String> RESOURCE_TYPES =
      List.of(
          "metric",
          "semantic_model",
          "saved_query",
          "source",
          "analysis",
          "function",
          "model",
          "test",
          "unit_test",
          "exposure",
          "snapshot",
          "seed",
          "default",
          "all");

  private final List<OptionSpec> globals = GlobalOptions.all();
  private final List<CommandSpec> commands = commands();

  /** Options accepted by every command, before or after its name. */
  public List<OptionSpec> globals() {
    return globals;
  }

  /** Every command, groups included. */
  public List<CommandSpec> all() {
    return commands;
  }

  /** The command with exactly this path. */
  public Optional<CommandSpec> find(String path) {
    for (CommandSpec command : commands) {
      if (command.path().equals(path)) {
        return Optional.of(command);
      }
    }
    return Optional.empty();
  }

  private static List<CommandSpec> commands() {
    CommandSpec list = list();
    CommandSpec freshness = freshness();
    return List.of(
        build(),
        clean(),
        cloneRelations(),
        CommandSpec.group("docs", "Make or serve the documentation of the project"),
        docsGenerate(),
        docsServe(),
        compile(),
        show(),
        debug(),
        deps(),
        init(),
        list,
        list.hiddenAs("ls"),
        parse(),
        run(),
        retry(),
        runOperation(),
        seed(),
        snapshot(),
        CommandSpec.group("source", "Work with the project's sources"),
        freshness,
        freshness.hiddenAs("source snapshot-freshness"),
        test());
  }

  /**
   * Also takes what dbt-core's {@code --v2-parser} adds to the command of an external parser, and
   * the folders of the macros that an installed dbt-core has, by the names of their packages.
   */
  private static CommandSpec parse() {
    return CommandSpec.of(
        "parse",
        "Read the project and write its manifest",
        profilesDir(),
        projectDir(),
        targetPath(),
        threads(),
        vars(),
        value("invocation_id", "--invocation-id", Kind.TEXT, "TEXT", "").hidden(),
        value("engine_macros", "--engine-macros", Kind.YAML, "YAML", "").hidden(),
        choice("log_format", "--log-format", "", GlobalOptions.with(GlobalOptions.FORMATS, "otel"))
            .hidden(),
        choice(
                "log_level_file",
                "--log-level-file",
                "",
                GlobalOptions.with(GlobalOptions.LEVELS, "off"))
            .hidden());
  }

  private static CommandSpec build() {
    return CommandSpec.of(
        "build",
        "Run seeds, models, snapshots and tests in the order of the graph",
        empty(),
        eventTime("start"),
        eventTime("end"),
        exclude(),
        flag("export_saved_queries", "--export-saved-queries / --no-export-saved-queries", "")
            .hidden(),
        fullRefresh(),
        flag("include_saved_query", "--include-saved-query / --no-include-saved-query", "")
            .hidden(),
        profilesDir(),
        projectDir(),
        resourceTypes(),
        excludeResourceTypes(),
        sqlparse(),
        sample(),
        select(),
        selector(),
        showRows(),
        storeFailures(),
        targetPath(),
        threads(),
        vars());
  }

  private static CommandSpec clean() {
    return CommandSpec.of(
        "clean",
        "Delete the folders in clean-targets",
        flag(
            "clean_project_files_only",
            "--clean-project-files-only / --no-clean-project-files-only",
            "Refuse to delete anything outside the project."),
        profilesDir(),
        projectDir(),
        targetPath(),
        vars());
  }

  private static CommandSpec cloneRelations() {
    return CommandSpec.of(
        "clone",
        "Make copies of the state's relations",
        exclude(),
        fullRefresh(),
        profilesDir(),
        projectDir(),
        resourceTypes(),
        excludeResourceTypes(),
        select(),
        selector(),
        targetPath(),
        threads(),
        vars());
  }

  private static CommandSpec docsGenerate() {
    return CommandSpec.of(
        "docs generate",
        "Make the documentation site of the project",
        flag("compile", "--compile / --no-compile", "Compile the project first."),
        exclude(),
        sqlparse(),
        profilesDir(),
        projectDir(),
        select(),
        selector(),
        flag("empty_catalog", "--empty-catalog", "Write a catalog without asking the warehouse."),
        flag("static", "--static", "Write one self-contained page as well."),
        targetPath(),
        threads(),
        vars());
  }

  private static CommandSpec docsServe() {
    return CommandSpec.of(
        "docs serve",
        "Serve the documentation site on this machine",
        flag("browser", "--browser / --no-browser", "Open a browser."),
        value("host", "--host", Kind.TEXT, "TEXT", "Address to bind."),
        value("port", "--port", Kind.INTEGER, "INTEGER", "Port to bind."),
        profilesDir(),
        projectDir(),
        targetPath(),
        vars());
  }

  private static CommandSpec compile() {
    return CommandSpec.of(
        "compile",
        "Write the SQL of selected resources to the target folder without running it",
        exclude(),
        fullRefresh(),
        choice("output", "--output", "Output format.", "json", "text"),
        introspect(),
        profilesDir(),
        projectDir(),
        empty(),
        select(),
        selector(),
        inline(),
        flag("inject_ephemeral_ctes", "--inject-ephemeral-ctes / --no-inject-ephemeral-ctes", "")
            .hidden(),
        sqlparse(),
        targetPath(),
        threads(),
        vars());
  }

  private static CommandSpec show() {
    return CommandSpec.of(
        "show",
        "Compile a resource or an inline query, run it and show the rows",
        exclude(),
        fullRefresh(),
        choice("output", "--output", "Output format.", "json", "text"),
        value("limit", "--limit", Kind.INTEGER, "INTEGER", "Rows to show; negative for all."),
        introspect(),
        profilesDir(),
        projectDir(),
        select(),
        selector(),
        inline(),
        value("inline_direct", "--inline-direct", Kind.TEXT, "TEXT", "").hidden(),
        sqlparse(),
        targetPath(),
        threads(),
        vars());
  }

  private static CommandSpec debug() {
    return CommandSpec.of(
        "debug",
        "Show what this installation and project use and test the connection",
        flag("connection", "--connection", "Test the connection only."),
        flag("config_dir", "--config-dir", "Show how to open the profiles folder."),
        profilesDir(),
        projectDir(),
        vars());
  }

  private static CommandSpec deps() {
    return CommandSpec.of(
        "deps",
        "Install the packages that packages.yml names",
        profilesDir(),
        projectDir(),
        vars(),
        choice("source", "--source", "Kind of the added package.", "hub", "git", "local"),
        flag("lock", "--lock", "Only write the lock file."),
        flag("upgrade", "--upgrade", "Resolve version ranges anew."),
        value(
            "add_package",
            "--add-package",
            Kind.TEXT,
            "NEWPACKAGE",
            "Add a package, as name@version, to packages.yml."));
  }

  private static CommandSpec init() {
    return CommandSpec.of(
            "init",
            "Start a new project",
            profilesDir(),
            projectDir(),
            flag("skip_profile_setup", "--skip-profile-setup -s", "Do not ask about the profile."),
            flag("skip_debug", "--skip-debug", "Do not test the connection at the end."),
            vars())
        .taking("project_name");
  }

  private static CommandSpec list() {
    return CommandSpec.of(
        "list",
        "List the resources of the project",
        exclude(),
        value("models", "-m --models --model", Kind.WORDS, "TUPLE", "Select models only."),
        choice("output", "--output", "Output format.", "json", "name", "path", "selector"),
        value("output_keys", "--output-keys", Kind.WORDS, "TUPLE", "Keys of the JSON output."),
        profilesDir(),
        projectDir(),
        resourceTypes(),
        excludeResourceTypes(),
        value("select", "-s --select", Kind.WORDS, "TUPLE", "Nodes to include."),
        selector(),
        targetPath(),
        vars());
  }

  private static CommandSpec run() {
    return CommandSpec.of(
        "run",
        "Compile models and build them in the warehouse",
        exclude(),
        fullRefresh(),
        profilesDir(),
        projectDir(),
        empty(),
        eventTime("start"),
        eventTime("end"),
        sqlparse(),
        sample(),
        select(),
        selector(),
        targetPath(),
        threads(),
        vars());
  }

  private static CommandSpec retry() {
    return CommandSpec.of(
        "retry",
        "Run again what failed in the last run",
        projectDir(),
        profilesDir(),
        vars(),
        targetPath(),
        threads(),
        fullRefresh());
  }

  private static CommandSpec runOperation() {
    return CommandSpec.of(
            "run-operation",
            "Run a macro",
            value("args", "--args", Kind.YAML, "YAML", "Arguments of the macro, as YAML."),
            value("sql", "--sql", Kind.TEXT, "TEXT", "SQL to run instead of a macro."),
            profilesDir(),
            projectDir(),
            targetPath(),
            threads(),
            vars())
        .taking("macro");
  }

  private static CommandSpec seed() {
    return CommandSpec.of(
        "seed",
        "Load the project's CSV files into the warehouse",
        empty(),
        exclude(),
        fullRefresh(),
        profilesDir(),
        projectDir(),
        sqlparse(),
        select(),
        selector(),
        showRows(),
        targetPath(),
        threads(),
        vars());
  }

  private static CommandSpec snapshot() {
    return CommandSpec.of(
        "snapshot",
        "Run the project's snapshots",
        empty(),
        exclude(),
        profilesDir(),
        projectDir(),
        sqlparse(),
        select(),
        selector(),
        targetPath(),
        threads(),
        vars());
  }

  private static CommandSpec freshness() {
    return CommandSpec.of(
        "source freshness",
        "Check how fresh the project's sources are",
        exclude(),
        value("output", "--output -o", Kind.PATH, "FILE", "File of the report."),
        sqlparse(),
        profilesDir(),
        projectDir(),
        select(),
        selector(),
        targetPath(),
        threads(),
        vars());
  }

  private static CommandSpec test() {
    return CommandSpec.of(
        "test",
        "Run data tests and unit tests",
        exclude(),
        resourceTypes(),
        excludeResourceTypes(),
        profilesDir(),
        projectDir(),
        sqlparse(),
        select(),
        selector(),
        storeFailures(),
        targetPath(),
        threads(),
        vars());
  }

  private static OptionSpec empty() {
    return flag("empty", "--empty / --no-empty", "Limit every ref and source to no rows.");
  }

  private static OptionSpec eventTime(String end) {
    return value(
        "event_time_" + end,
        "--event-time-" + end,
        Kind.DATETIME,
        "[%Y-%m-%d|%Y-%m-%dT%H:%M:%S|%Y-%m-%d %H:%M:%S]",
        "The " + end + " of the time window of microbatch models.");
  }

  private static OptionSpec exclude() {
    return value("exclude", "--exclude", Kind.WORDS, "TUPLE", "Nodes to leave out.");
  }

  private static OptionSpec fullRefresh() {
    return flag(
        "full_refresh", "--full-refresh -f", "Build incremental models and seeds from scratch.");
  }

  private static OptionSpec introspect() {
    return flag(
        "introspect", "--introspect / --no-introspect", "Ask the warehouse while compiling.");
  }

  private static OptionSpec inline() {
    return value("inline", "--inline", Kind.TEXT, "TEXT", "SQL to use instead of a node.");
  }

  private static OptionSpec profilesDir() {
    return value("profiles_dir", "--profiles-dir", Kind.PATH, "PATH", "Folder with profiles.yml.");
  }

  private static OptionSpec projectDir() {
    return value("project_dir", "--project-dir", Kind.PATH, "PATH", "Folder with dbt_project.yml.");
  }

  private static OptionSpec resourceTypes() {
    return value(
            "resource_types",
            "--resource-types --resource-type",
            Kind.WORDS,
            "",
            "Kinds of resources to keep.")
        .oneOf(RESOURCE_TYPES);
  }

  private static OptionSpec excludeResourceTypes() {
    return value(
            "exclude_resource_types",
            "--exclude-resource-types --exclude-resource-type",
            Kind.WORDS,
            "",
            "Kinds of resources to leave out.")
        .oneOf(RESOURCE_TYPES.subList(0, RESOURCE_TYPES.size() - 1));
  }

  private static OptionSpec sqlparse() {
    return value("sqlparse", "--sqlparse", Kind.YAML, "SQLPARSEOPTIONSTYPE", "").hidden();
  }

  private static OptionSpec sample() {
    return value(
        "sample", "--sample", Kind.TEXT, "SAMPLE", "Read only a time window of the inputs.");
  }

  private static OptionSpec select() {
    return value(
        "select", "-s --select -m --models --model", Kind.WORDS, "TUPLE", "Nodes to include.");
  }

  private static OptionSpec selector() {
    return value(
        "selector", "--selector", Kind.TEXT, "TEXT", "Name of a selector in selectors.yml.");
  }

  private static OptionSpec showRows() {
    return flag("show", "--show", "Show a sample of the loaded rows.");
  }

  private static OptionSpec storeFailures() {
    return flag("store_failures", "--store-failures", "Keep failing rows in tables.");
  }

  private static OptionSpec targetPath() {
    return value("target_path", "--target-path", Kind.PATH, "PATH", "Folder for artifacts.");
  }

  private static OptionSpec threads() {
    return value("threads", "--threads", Kind.INTEGER, "INTEGER", "Nodes to run at once.");
  }

  private static OptionSpec vars() {
    return value("vars", "--vars", Kind.YAML, "YAML", "Variables of the project, as YAML.");
  }
}
