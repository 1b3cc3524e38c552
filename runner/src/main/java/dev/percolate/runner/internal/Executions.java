package dev.percolate.runner.internal;

import dev.percolate.adapters.api.Adapter;
import dev.percolate.adapters.api.AdapterResponse;
import dev.percolate.adapters.api.ConstraintType;
import dev.percolate.adapters.api.ModelKeys;
import dev.percolate.adapters.api.Relation;
import dev.percolate.adapters.api.ResultTable;
import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.jinja.value.Texts;
import dev.percolate.manifest.ColumnSpec;
import dev.percolate.manifest.Constraint;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.FunctionNode;
import dev.percolate.manifest.Model;
import dev.percolate.manifest.ResourceType;
import dev.percolate.project.Deprecation;
import dev.percolate.render.MacroRegistry;
import dev.percolate.render.RegisteredMacro;
import dev.percolate.render.RunContext;
import dev.percolate.render.StatementResult;
import dev.percolate.runner.NodeStatus;
import dev.percolate.runner.RunEnvironment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What running a compiled node means: its materialization is called and its result read. */
final class Executions {
  private final RunEnvironment environment;
  private final CommandScope scope;

  Executions(RunEnvironment environment, CommandScope scope) {
    this.environment = environment;
    this.scope = scope;
  }

  /**
   * How a node ended, before it is put together with times.
   *
   * @param batches of a microbatch model, or null
   * @param overloads of a function, or null
   */
  record Outcome(
      NodeStatus status,
      @Nullable String message,
      @Nullable Long failures,
      Map<String, @Nullable Object> response,
      @Nullable ResultTable table,
      @Nullable Map<String, @Nullable Object> batches,
      @Nullable Map<String, @Nullable Object> overloads) {

    Outcome(
        NodeStatus status,
        @Nullable String message,
        @Nullable Long failures,
        Map<String, @Nullable Object> response,
        @Nullable ResultTable table) {
      this(status, message, failures, response, table, null, null);
    }
  }

  /** Builds a model, seed, snapshot or function. */
  Outcome build(ExecutableNode node, RunContext context) {
    RegisteredMacro materialization = materialization(node);
    checkLanguage(node, materialization);
    Runnable after = environment.adapter().beforeModel(keys(node));
    List<Relation> relations;
    try {
      relations = new ArrayList<>(relations(node, context, materialization));
      relations.addAll(pointer(node, context, relations));
    } finally {
      after.run();
    }
    for (Relation relation : relations) {
      environment.adapter().relations().add(relation.withDbtCreated(true));
    }
    StatementResult main = context.result("main");
    if (main == null) {
      throw ProblemException.runtime("main is not being called during running model");
    }
    StatementResult seedTable =
        node.resourceType() == ResourceType.SEED ? context.result("agate_table") : null;
    return new Outcome(
        NodeStatus.SUCCESS,
        Texts.str(main.response()),
        null,
        response(main),
        seedTable == null ? null : seedTable.table());
  }

  private static List<Relation> relations(
      ExecutableNode node, RunContext context, RegisteredMacro materialization) {
    if (node instanceof FunctionNode) {
      context.callApart(materialization, Map.of());
      return List.of();
    }
    return context.relations(context.call(materialization, Map.of()), RunLines.materialized(node));
  }

  /** Copies what another environment has built. */
  Outcome clone(ExecutableNode node, RunContext context) {
    RegisteredMacro macro = materialization("clone");
    Runnable after = environment.adapter().beforeModel(keys(node));
    List<Relation> relations;
    try {
      relations = context.relations(context.callApart(macro, Map.of()), "clone");
    } finally {
      after.run();
    }
    for (Relation relation : relations) {
      environment.adapter().relations().add(relation.withDbtCreated(true));
    }
    StatementResult main = context.result("main");
    return main == null
        ? new Outcome(NodeStatus.SUCCESS, "No-op", null, Map.of(), null)
        : new Outcome(NodeStatus.SUCCESS, Texts.str(main.response()), null, response(main), null);
  }

  /** The view of the model's plain name on its latest version, if there should be one. */
  List<Relation> pointer(ExecutableNode node, RunContext context, List<Relation> relations) {
    return relations.isEmpty()
        ? List.of()
        : new LatestVersionPointer(environment, scope, this)
            .build(node, context, relations.getFirst());
  }

  /** The warehouse's answer as run results show it. */
  static Map<String, @Nullable Object> response(StatementResult result) {
    if (result.response() instanceof AdapterResponse response) {
      return response.toMap();
    }
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    plain.put("_message", Texts.str(result.response()));
    return plain;
  }

  /** The macro that builds a node. */
  RegisteredMacro materialization(ExecutableNode node) {
    return materialization(RunLines.materialized(node));
  }

  /** The macro of a materialization. */
  RegisteredMacro materialization(String name) {
    MacroRegistry.Materialization found =
        environment
            .macros()
            .materialization(
                name,
                environment
                    .flags()
                    .is("require_explicit_package_overrides_for_builtin_materializations"));
    if (found == null) {
      Adapter adapter = environment.adapter();
      throw ProblemException.compilation(
          "No materialization '"
              + name
              + "' was found for adapter "
              + adapter.type()
              + "! (searched types 'default' and '"
              + adapter.type()
              + "')");
    }
    if (found.overridesBuiltin()) {
      environment.events().fire(overriding(found.macro().packageName(), name));
    }
    return found.macro();
  }

  private Event overriding(String packageName, String materialization) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("package_name", packageName);
    data.put("materialization_name", materialization);
    return Deprecation.older(
        "D016",
        "PackageMaterializationOverrideDeprecation",
        "Installed package '"
            + packageName
            + "' is overriding the built-in materialization '"
            + materialization
            + "'. Overrides of built-in materializations from installed packages will be deprecated"
            + " in future versions of dbt. For more information:"
            + " https://docs.getdbt.com/reference/global-configs/legacy-behaviors",
        environment.flags(),
        data);
  }

  private static void checkLanguage(ExecutableNode node, RegisteredMacro materialization) {
    String language = node.code() == null ? "sql" : node.code().language();
    List<String> supported = materialization.supportedLanguages();
    if (supported != null && !supported.contains(language)) {
      throw ProblemException.of(
          ProblemKind.VALIDATION,
          "Materialization \""
              + materialization.name()
              + "\" only supports languages "
              + Texts.repr(supported)
              + "; got \""
              + language
              + "\"");
    }
  }

  private static ModelKeys keys(ExecutableNode node) {
    Set<ConstraintType> types = new LinkedHashSet<>();
    if (node instanceof Model model && model.code().contract().enforced()) {
      for (Constraint constraint : allConstraints(model)) {
        types.add(ConstraintType.valueOf(constraint.type().toUpperCase(Locale.ROOT)));
      }
    }
    return new ModelKeys(node.database(), node.schema(), node.alias(), types);
  }

  private static List<Constraint> allConstraints(Model model) {
    List<Constraint> all = new ArrayList<>(model.constraints());
    for (ColumnSpec column : model.head().columns().values()) {
      all.addAll(column.constraints());
    }
    return all;
  }

  /** Runs a data test. */
  Outcome test(ExecutableNode node, RunContext context) {
    context.callApart(materialization(node), Map.of());
    StatementResult main = context.result("main");
    if (main == null) {
      throw ProblemException.of(
          ProblemKind.INTERNAL,
          "dbt internally failed to execute " + node.uniqueId() + ": no result");
    }
    ResultTable table = main.table();
    if (table.size() != 1) {
      throw unexpected(node, "Returned " + table.size() + " rows, but expected 1 row");
    }
    if (table.columnNames().size() != 3) {
      throw unexpected(
          node, "Returned " + table.columnNames().size() + " cols, but expected 3 cols");
    }
    List<@Nullable Object> row = table.rows().getFirst().values();
    boolean shouldWarn = flag(row.get(1));
    boolean shouldError = flag(row.get(2));
    return verdict(node, count(row.get(0)), shouldWarn, shouldError, response(main));
  }

  private Outcome verdict(
      ExecutableNode node,
      long failures,
      boolean shouldWarn,
      boolean shouldError,
      Map<String, @Nullable Object> response) {
    String count = failures == 1 ? "1 result" : failures + " results";
    String severity = Texts.str(node.config().get("severity")).toUpperCase(Locale.ROOT);
    if (severity.equals("ERROR") && shouldError) {
      return new Outcome(
          NodeStatus.FAIL,
          "Got " + count + ", configured to fail if " + Texts.str(node.config().get("error_if")),
          failures,
          response,
          null);
    }
    if (!shouldWarn) {
      return new Outcome(NodeStatus.PASS, null, 0L, response, null);
    }
    String warnIf = Texts.str(node.config().get("warn_if"));
    boolean fails = warningsFail();
    return new Outcome(
        fails ? NodeStatus.FAIL : NodeStatus.WARN,
        "Got " + count + ", configured to " + (fails ? "fail" : "warn") + " if " + warnIf,
        failures,
        response,
        null);
  }

  private boolean warningsFail() {
    try {
      environment.events().check(Event.of("Q007", "LogTestResult", Level.WARN, ""));
      return false;
    } catch (ProblemException e) {
      return true;
    }
  }

  /** dbt 1.12: a schema of JSON says what a number of failures can be. */
  private static long count(@Nullable Object value) {
    return switch (value) {
      case Long number -> number;
      case BigInteger number -> number.longValue();
      case BigDecimal number -> whole(number.doubleValue());
      case Double number -> whole(number);
      case null, default -> throw noCount(value);
    };
  }

  private static long whole(double number) {
    if (number != Math.rint(number)) {
      throw noCount(number);
    }
    return (long) number;
  }

  private static ProblemException noCount(@Nullable Object value) {
    String shown = Texts.repr(value);
    return ProblemException.of(
        ProblemKind.PLAIN,
        shown
            + " is not of type 'integer'\n\n"
            + "Failed validating 'type' in schema['properties']['failures']:\n"
            + "    {'type': 'integer'}\n\n"
            + "On instance['failures']:\n    "
            + shown);
  }

  private static ProblemException unexpected(ExecutableNode node, String what) {
    return ProblemException.of(
        ProblemKind.INTERNAL, "dbt internally failed to execute " + node.uniqueId() + ": " + what);
  }

  /** dbt 1.12: booleans may come as the words Python's strtobool knows. */
  private static boolean flag(@Nullable Object value) {
    return switch (value) {
      case Boolean bool -> bool;
      case Number number -> number.doubleValue() != 0;
      case null -> false;
      default ->
          switch (Texts.str(value).toLowerCase(Locale.ROOT)) {
            case "y", "yes", "t", "true", "on", "1" -> true;
            case "n", "no", "f", "false", "off", "0" -> false;
            default ->
                throw ProblemException.runtime(
                    "invalid truth value " + Texts.repr(Texts.str(value)));
          };
    };
  }
}
