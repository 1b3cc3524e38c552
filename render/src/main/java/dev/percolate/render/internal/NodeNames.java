package dev.percolate.render.internal;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.Globals;
import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Calls;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.Texts;
import dev.percolate.manifest.CompiledNode;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.Macro;
import dev.percolate.manifest.Resource;
import dev.percolate.render.Batch;
import dev.percolate.render.RegisteredMacro;
import dev.percolate.render.StatementResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The names that the templates of one node see, made when they are asked for. Order of precedence:
 * names put in by the engine, macros, everything else.
 */
final class NodeNames implements Globals, PyObject {
  /** Functions of the context that are methods in dbt. */
  private static final Set<String> METHODS =
      Set.of(
          "env_var",
          "load_result",
          "store_result",
          "store_raw_result",
          "render",
          "write",
          "load_agate_table",
          "submit_python_job");

  private final Shared shared;
  private final Subject subject;
  private final MacroNames macros;
  private final Provider provider;
  private final MacroCalls calls;
  private final StatementResults results;
  private final ContextDicts dicts = new ContextDicts(this);
  private @Nullable Map<String, @Nullable Object> extra;
  private @Nullable PyObject config;
  private @Nullable PyObject adapter;
  private @Nullable Map<String, @Nullable Object> model;

  /**
   * @param firstLevel receives the macros called by the template itself, or null
   */
  NodeNames(
      Shared shared,
      Subject subject,
      MacroNames macros,
      Provider provider,
      @Nullable Consumer<String> firstLevel) {
    this.shared = shared;
    this.subject = subject;
    this.macros = new NotedMacros(macros, shared.reads());
    this.provider = provider;
    this.results = new StatementResults(shared.base()::print);
    this.calls = new MacroCalls(this, firstLevel);
  }

  Shared shared() {
    return shared;
  }

  Subject subject() {
    return subject;
  }

  MacroNames macros() {
    return macros;
  }

  MacroCalls calls() {
    return calls;
  }

  Provider provider() {
    return provider;
  }

  StatementResults results() {
    return results;
  }

  /** Adds or replaces a name. */
  void put(String name, @Nullable Object value) {
    Map<String, @Nullable Object> names = extra;
    if (names == null) {
      names = new HashMap<>();
      extra = names;
    }
    names.put(name, value);
  }

  // ---- names

  @Override
  public @Nullable Object lookup(String name) {
    Map<String, @Nullable Object> names = extra;
    if (names != null && names.containsKey(name)) {
      return names.get(name);
    }
    RegisteredMacro macro = macros.macro(name);
    if (macro != null) {
      return new BoundMacro(macro, calls);
    }
    if (macros.isPackage(name)) {
      return new PackageObject(name, this);
    }
    return builtin(name);
  }

  /** A macro of a package, or {@link Missing#MISSING}. */
  @Nullable Object member(String packageName, String name) {
    Map<String, @Nullable Object> names = extra;
    String full = packageName + "." + name;
    if (names != null && names.containsKey(full)) {
      return names.get(full);
    }
    RegisteredMacro macro = macros.member(packageName, name);
    return macro == null ? Missing.MISSING : new BoundMacro(macro, calls);
  }

  /** The value of a name that is no macro, or {@link Missing#MISSING}. */
  @Nullable Object builtin(String name) {
    Object value = found(name);
    if (value != Missing.MISSING && !SettledNames.has(name)) {
      provider.readUnsettled();
    }
    return value;
  }

  private @Nullable Object found(String name) {
    return switch (name) {
      case "ref" -> new ResolverObject(this, name, provider::ref);
      case "source" -> new ResolverObject(this, name, provider::source);
      case "config" -> config();
      case "var" -> variables();
      case "execute" -> provider.execute();
      case "adapter" -> adapter();
      case "exceptions", "builtins", "target", "api" -> dicts.get(name);
      case "model" -> model();
      case "context" -> this;
      case "metric" -> new ResolverObject(this, name, provider::metric);
      case "function" -> new ResolverObject(this, name, provider::function);
      case "flags" -> new SettledNames.Flags(shared.base().flags(), provider);
      case "column" -> new ColumnClassObject(shared.adapter().columnClass());
      case "env" -> dicts.get("target");
      case "pre_hooks" -> hooks("pre-hook");
      case "post_hooks" -> hooks("post-hook");
      case "database" -> database();
      case "schema" -> schema();
      default -> {
        Object found = rarer(name);
        boolean isMethod = found instanceof Function && METHODS.contains(name);
        yield isMethod ? Function.method(found, this, "ProviderContext") : found;
      }
    };
  }

  private OpenFunction open(String name, PyCallable body, String... required) {
    return new OpenFunction("ProviderContext." + name, this, required, Integer.MAX_VALUE, body);
  }

  private @Nullable Object rarer(String name) {
    return switch (name) {
      case "load_result" -> Function.of(name, args -> results.load(Texts.str(args[0])), "name");
      case "store_result" ->
          Function.of(2, name, results::store, "name", "response", "agate_table");
      case "store_raw_result" ->
          Function.of(
              1,
              name,
              results::storeRaw,
              "name",
              "message",
              "code",
              "rows_affected",
              "agate_table");
      case "render" -> Function.of(name, args -> render(Texts.str(args[0])), "string");
      case "env_var" -> shared.base().envVar(provider::readEnv);
      case "validation", "modules", "invocation_args_dict" -> dicts.get(name);
      case "try_or_compiler_error" ->
          open(name, this::tryOrCompilerError, "message_if_exception", "func");
      case "adapter_macro" ->
          open(
              name,
              args -> {
                throw ProblemException.compilation(
                    "The \"adapter_macro\" macro has been deprecated. Instead, use the"
                        + " `adapter.dispatch` method to find a macro and call the result.  For"
                        + " more information, see:"
                        + " https://docs.getdbt.com/reference/dbt-jinja-functions/dispatch)"
                        + " adapter_macro was called for: "
                        + Texts.str(args.get(0, "name", null)));
              },
              "name");
      case "dbt_metadata_envs" -> shared.metadataEnvs();
      case "context_macro_stack" -> new StackObject(calls.stack());
      case "sql_now" -> shared.adapter().dateFunction();
      default -> {
        Object value = provider.lookup(this, name);
        yield value == Missing.MISSING ? shared.base().lookup(name) : value;
      }
    };
  }

  private PyObject config() {
    PyObject made = config;
    if (made == null) {
      made = provider.config(this);
      config = made;
    }
    return made;
  }

  private PyObject adapter() {
    PyObject made = adapter;
    if (made == null) {
      made = provider.adapter(this);
      adapter = made;
    }
    return made;
  }

  private VarFunction variables() {
    return new VarFunction(
        provider.varClass(),
        subject.name(),
        shared.vars(subject.packageName()),
        this::renderUnnamed,
        name -> provider.missingVar(this, name));
  }

  RelationClassObject relationClass() {
    return new RelationClassObject(
        shared.adapter().relationClass(), shared.invocation().packages().root().quoting());
  }

  private @Nullable Object database() {
    return subject.resource() instanceof ExecutableNode node
        ? node.database()
        : shared.adapter().credentials().database();
  }

  private @Nullable Object schema() {
    return subject.resource() instanceof ExecutableNode node
        ? node.schema()
        : shared.adapter().credentials().schema();
  }

  // ---- the node

  /** The {@code model} dictionary; one object for the life of the context. */
  Map<String, @Nullable Object> model() {
    Map<String, @Nullable Object> made = model;
    if (made == null) {
      made = makeModel();
      model = made;
    }
    return made;
  }

  private Map<String, @Nullable Object> makeModel() {
    Resource resource = subject.resource();
    if (resource == null) {
      return macroModel();
    }
    CompiledNode compiled =
        provider.lookup(this, "_compiled_node") instanceof CompiledNode done ? done : null;
    Map<String, @Nullable Object> map = resource.toTemplateMap(compiled);
    if (map.containsKey("compiled_code")) {
      map.put("compiled_sql", map.get("compiled_code"));
    }
    if (provider.lookup(this, "_batch") instanceof Batch batch) {
      putBatch(map, batch);
    }
    if (resource instanceof ExecutableNode node
        && node.contract().aliasTypes()
        && map.get("columns") instanceof Map<?, ?> columns) {
      columns.values().forEach(this::translateType);
    }
    return map;
  }

  @SuppressWarnings("unchecked")
  private static void putBatch(Map<String, @Nullable Object> model, Batch batch) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("id", batch.id());
    map.put("event_time_start", batch.range().start());
    map.put("event_time_end", batch.range().end());
    model.put("batch", map);
    if (model.get("config") instanceof Map<?, ?> config) {
      Map<String, @Nullable Object> open = (Map<String, @Nullable Object>) config;
      open.put("__dbt_internal_microbatch_event_time_start", batch.range().start());
      open.put("__dbt_internal_microbatch_event_time_end", batch.range().end());
    }
  }

  @SuppressWarnings("unchecked")
  private void translateType(@Nullable Object column) {
    if (column instanceof Map<?, ?> map && map.get("data_type") instanceof String type) {
      ((Map<String, @Nullable Object>) map)
          .put("data_type", shared.adapter().columnClass().translateType(type));
    }
  }

  /** What {@code config.model} is: the node, or the macro of an operation. */
  Object modelObject() {
    Resource resource = subject.resource();
    if (resource == null && provider.lookup(this, "_macro") instanceof Macro described) {
      resource = described;
    }
    return resource == null ? model() : new NodeObject(resource);
  }

  private Map<String, @Nullable Object> macroModel() {
    if (provider.lookup(this, "_macro") instanceof Macro described) {
      return described.toTemplateMap(null);
    }
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("name", subject.name());
    map.put("resource_type", subject.resourceType());
    map.put("package_name", subject.packageName());
    map.put("path", subject.path());
    map.put("original_file_path", subject.path());
    map.put("unique_id", subject.uniqueId());
    RegisteredMacro macro = shared.macros().byId(subject.uniqueId());
    if (macro != null) {
      map.put("macro_sql", macro.text());
    }
    return map;
  }

  private @Nullable Object hooks(String key) {
    if (!(subject.resource() instanceof ExecutableNode node)) {
      return subject.resource() == null ? null : new ArrayList<>();
    }
    if (node.resourceType().word().equals("test")
        || !(node.config().get(key) instanceof List<?> hooks)) {
      return new ArrayList<>();
    }
    String cached = "_" + key;
    Map<String, @Nullable Object> names = extra;
    if (names != null && names.get(cached) instanceof List<?> made) {
      return made;
    }
    List<@Nullable Object> copies = new ArrayList<>();
    for (Object hook : hooks) {
      copies.add(hook instanceof Map<?, ?> map ? withoutNulls(map) : hook);
    }
    put(cached, copies);
    return copies;
  }

  private static Map<@Nullable Object, @Nullable Object> withoutNulls(Map<?, ?> map) {
    Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          if (value != null) {
            copy.put(key, value);
          }
        });
    return copy;
  }

  // ---- rendering

  /** Renders a text; errors name the node. */
  String render(String template) {
    return Engines.text(template, this, subject, provider.execute());
  }

  /** Renders the text of a variable: errors do not name the node. */
  private @Nullable Object renderUnnamed(String template) {
    return Engines.text(template, this, null, true);
  }

  private @Nullable Object tryOrCompilerError(Arguments args) {
    Object message = args.get(0, "message_if_exception", null);
    try {
      Object[] rest = args.positionalsFrom(2).toArray();
      return Calls.call(args.get(1, "func", null), Arguments.of(List.of(rest), args.keywords()));
    } catch (ReturnSignal signal) {
      throw signal;
    } catch (RuntimeException e) {
      throw new ProblemException(
          ProblemException.compilation(Texts.str(message))
              .problem()
              .withSubject(subject.inProblems()),
          e);
    }
  }

  // ---- the object `context`

  @Override
  public @Nullable Object attribute(String name) {
    if (name.equals("get")) {
      return Function.of(
          1,
          name,
          args -> {
            Object value = lookup(Texts.str(args[0]));
            return value == Missing.MISSING ? args[1] : value;
          },
          "key",
          "default");
    }
    return name.equals("update")
        ? Function.of(name, args -> update(args[0]), "other")
        : lookup(name);
  }

  /** {@code context.update}: names that stay for the rest of the node. */
  private @Nullable Object update(@Nullable Object names) {
    Map<String, @Nullable Object> known = extra;
    if (known == null) {
      known = new HashMap<>();
      extra = known;
    }
    if (names instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        known.put(Texts.str(entry.getKey()), entry.getValue());
      }
    }
    return null;
  }

  @Override
  public @Nullable Object item(@Nullable Object key) {
    return key instanceof String name ? lookup(name) : Missing.MISSING;
  }

  @Override
  public boolean contains(@Nullable Object key) {
    return item(key) != Missing.MISSING;
  }

  @Override
  public boolean isMapping() {
    return true;
  }

  @Override
  public boolean isHashable() {
    return false;
  }

  @Override
  public String qualifiedTypeName() {
    return "collections.ChainMap";
  }

  /** The unique ids of the macros that run, the outermost first. */
  List<String> callStack() {
    return calls.stack();
  }

  @Nullable StatementResult result(String name) {
    return results.peek(name);
  }

  /** The object {@code context_macro_stack}. */
  private record StackObject(List<String> stack) implements PyObject {
    @Override
    public @Nullable Object attribute(String name) {
      return switch (name) {
        case "depth" -> (long) stack.size();
        case "call_stack" -> new ArrayList<Object>(stack);
        default -> Missing.MISSING;
      };
    }

    @Override
    public String qualifiedTypeName() {
      return "dbt.clients.jinja.MacroStack";
    }
  }
}
