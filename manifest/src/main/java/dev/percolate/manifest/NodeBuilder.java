package dev.percolate.manifest;

import dev.percolate.diagnostics.BugException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A draft of an {@link ExecutableNode}: the parser fills it from the file, patches it from
 * properties files and then builds the immutable record.
 *
 * <p>Fields are public because a draft has no invariants of its own; the records check theirs.
 * Owned by one thread. {@link #build} copies, so it may be called again after further changes.
 */
public final class NodeBuilder {
  // the fields of NodeHead
  public @Nullable String database;
  public String schema = "";
  public String name;
  public ResourceType resourceType;
  public String packageName;
  public String path = "";
  public String originalFilePath = "";
  public String uniqueId;
  public List<String> fqn = new ArrayList<>();
  public String alias = "";
  public Checksum checksum = Checksum.NONE;
  public Map<String, @Nullable Object> config = new LinkedHashMap<>();
  public List<String> tags = new ArrayList<>();
  public String description = "";
  public Map<String, ColumnSpec> columns = new LinkedHashMap<>();
  public Map<String, @Nullable Object> meta = new LinkedHashMap<>();
  public @Nullable String group;
  public Docs docs = Docs.SHOWN;
  public @Nullable String patchPath;
  public @Nullable String buildPath;
  public Map<String, @Nullable Object> unrenderedConfig = new LinkedHashMap<>();
  public double createdAt;
  public Map<String, @Nullable Object> configCallDict = new LinkedHashMap<>();
  public Map<String, @Nullable Object> unrenderedConfigCallDict = new LinkedHashMap<>();
  public @Nullable String relationName;
  public String rawCode = "";
  public List<String> docBlocks = new ArrayList<>();

  // the fields of CodePart
  public String language = "sql";
  public List<RefArgs> refs = new ArrayList<>();
  public List<List<String>> sources = new ArrayList<>();
  public List<List<String>> metrics = new ArrayList<>();
  public List<List<String>> functions = new ArrayList<>();
  public Set<String> dependsOnMacros = new LinkedHashSet<>();
  public Set<String> dependsOnNodes = new LinkedHashSet<>();
  public @Nullable String compiledPath;
  public Contract contract = Contract.NONE;

  // the fields of single resource types
  public String access = "protected";
  public List<Constraint> constraints = new ArrayList<>();
  public @Nullable Object version;
  public @Nullable Object latestVersion;
  public @Nullable String deprecationDate;
  public List<String> primaryKey = new ArrayList<>();
  public @Nullable Map<String, @Nullable Object> timeSpine;
  public @Nullable Long index;
  public @Nullable String columnName;
  public @Nullable String fileKeyName;
  public @Nullable String attachedNode;
  public GenericTest.@Nullable TestMetadata testMetadata;
  public @Nullable String rootPath;
  public FunctionNode.Returns returns = new FunctionNode.Returns("INVALID_TYPE", null);
  public List<FunctionNode.Argument> arguments = new ArrayList<>();
  public List<FunctionNode.Overload> overloads = new ArrayList<>();

  // what no record holds
  public MacroReads macroReads = MacroReads.NONE;

  public NodeBuilder(ResourceType resourceType, String packageName, String name, String uniqueId) {
    this.resourceType = resourceType;
    this.packageName = packageName;
    this.name = name;
    this.uniqueId = uniqueId;
  }

  /** A draft that builds a node equal to {@code node}. */
  public static NodeBuilder from(ExecutableNode node) {
    NodeBuilder draft =
        new NodeBuilder(node.resourceType(), node.packageName(), node.name(), node.uniqueId());
    draft.copyHead(node.head());
    draft.copyCode(node);
    draft.copyOwn(node);
    return draft;
  }

  private void copyHead(NodeHead head) {
    database = head.database();
    schema = head.schema();
    path = head.path();
    originalFilePath = head.originalFilePath();
    fqn = new ArrayList<>(head.fqn());
    alias = head.alias();
    checksum = head.checksum();
    config = new LinkedHashMap<>(head.config());
    tags = new ArrayList<>(head.tags());
    description = head.description();
    columns = new LinkedHashMap<>(head.columns());
    meta = new LinkedHashMap<>(head.meta());
    group = head.group();
    docs = head.docs();
    patchPath = head.patchPath();
    buildPath = head.buildPath();
    unrenderedConfig = new LinkedHashMap<>(head.unrenderedConfig());
    createdAt = head.createdAt();
    configCallDict = new LinkedHashMap<>(head.configCallDict());
    unrenderedConfigCallDict = new LinkedHashMap<>(head.unrenderedConfigCallDict());
    relationName = head.relationName();
    rawCode = head.rawCode();
    docBlocks = new ArrayList<>(head.docBlocks());
  }

  private void copyCode(ExecutableNode node) {
    dependsOnMacros = new LinkedHashSet<>(node.dependsOnMacros());
    CodePart code = node.code();
    if (code == null) {
      return;
    }
    language = code.language();
    refs = new ArrayList<>(code.refs());
    sources = new ArrayList<>(code.sources());
    metrics = new ArrayList<>(code.metrics());
    functions = new ArrayList<>(code.functions());
    dependsOnNodes = new LinkedHashSet<>(node.dependsOnNodes());
    compiledPath = code.compiledPath();
    contract = code.contract();
  }

  private void copyOwn(ExecutableNode node) {
    switch (node) {
      case Model model -> {
        access = model.access();
        constraints = new ArrayList<>(model.constraints());
        version = model.version();
        latestVersion = model.latestVersion();
        deprecationDate = model.deprecationDate();
        primaryKey = new ArrayList<>(model.primaryKey());
        timeSpine = model.timeSpine();
      }
      case GenericTest test -> {
        columnName = test.columnName();
        fileKeyName = test.fileKeyName();
        attachedNode = test.attachedNode();
        testMetadata = test.testMetadata();
      }
      case FunctionNode function -> {
        returns = function.returns();
        arguments = new ArrayList<>(function.arguments());
        overloads = new ArrayList<>(function.overloads());
      }
      case Operation operation -> index = operation.index();
      case Seed seed -> rootPath = seed.rootPath();
      case Snapshot _, Analysis _, SingularTest _, SqlOperation _ -> {}
    }
  }

  /** The record; a test with {@link #testMetadata} is a generic one. */
  public ExecutableNode build() {
    NodeHead head = head();
    return switch (resourceType) {
      // the SQL of a unit test is run as that of a model
      case MODEL, UNIT_TEST ->
          new Model(
              head,
              code(),
              access,
              constraints,
              version,
              latestVersion,
              deprecationDate,
              primaryKey,
              timeSpine);
      case SEED -> new Seed(head, rootPath, List.copyOf(dependsOnMacros));
      case SNAPSHOT -> new Snapshot(head, code());
      case ANALYSIS -> new Analysis(head, code());
      case OPERATION -> new Operation(head, code(), index);
      case SQL_OPERATION -> new SqlOperation(head, code());
      case FUNCTION -> new FunctionNode(head, code(), returns, arguments, overloads);
      case TEST ->
          testMetadata == null
              ? new SingularTest(head, code())
              : new GenericTest(head, code(), columnName, fileKeyName, attachedNode, testMetadata);
      default -> throw new BugException("a " + resourceType + " is not a node");
    };
  }

  private NodeHead head() {
    return new NodeHead(
        database,
        schema,
        name,
        resourceType,
        packageName,
        path,
        originalFilePath,
        uniqueId,
        fqn,
        alias,
        checksum,
        config,
        tags,
        description,
        columns,
        meta,
        group,
        docs,
        patchPath,
        buildPath,
        unrenderedConfig,
        createdAt,
        configCallDict,
        unrenderedConfigCallDict,
        relationName,
        rawCode,
        docBlocks);
  }

  private CodePart code() {
    return new CodePart(
        language,
        refs,
        sources,
        metrics,
        functions,
        new DependsOn(List.copyOf(dependsOnMacros), List.copyOf(dependsOnNodes)),
        compiledPath,
        contract);
  }
}
