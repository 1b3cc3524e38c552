package dev.percolate.parser.internal.properties;

import dev.percolate.diagnostics.Problem;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.manifest.Checksum;
import dev.percolate.manifest.GenericTest;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.RefArgs;
import dev.percolate.manifest.ResourceType;
import dev.percolate.parser.internal.ParseSession;
import dev.percolate.parser.internal.config.ConfigCalls;
import dev.percolate.render.Captured;
import dev.percolate.render.RegisteredMacro;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the nodes of generic tests that properties files ask for. */
final class GenericTests {
  private final ParseSession session;
  private final Function<String, @Nullable Object> render;
  private final PropertyEvents events;

  GenericTests(
      ParseSession session, Function<String, @Nullable Object> render, PropertyEvents events) {
    this.session = session;
    this.render = render;
    this.events = events;
  }

  /** The name of a column as its tests get it: quoted where the column or its owner asks so. */
  String columnName(Entry column, @Nullable Boolean quoteColumns) {
    Boolean own = column.booleanOrNull("quote");
    boolean quoted = own == null ? Boolean.TRUE.equals(quoteColumns) : own;
    return quoted ? session.adapter().quote(column.name()) : column.name();
  }

  /** A test that is not in the draft yet. */
  record Drafted(NodeBuilder node, TestTarget target) {}

  /** Adds the tests of a node's columns and then those of the node itself. */
  void addAll(TestTarget target, List<Entry> columns, List<?> own, @Nullable Boolean quoteColumns) {
    draftAll(target, columns, own, quoteColumns, this::add);
  }

  /** Makes these tests without a look at the draft; safe for use by many threads. */
  void draftAll(
      TestTarget target,
      List<Entry> columns,
      List<?> own,
      @Nullable Boolean quoteColumns,
      Consumer<Drafted> taker) {
    for (Entry column : columns) {
      List<?> items = column.list("data_tests");
      if (items.isEmpty()) {
        continue;
      }
      String name = columnName(column, quoteColumns);
      List<String> tags = Columns.tags(column);
      for (Object item : items) {
        taker.accept(draft(target, item, name, tags));
      }
    }
    for (Object item : own) {
      taker.accept(draft(target, item, null, List.of()));
    }
  }

  /** Adds one test. */
  void add(
      TestTarget target,
      @Nullable Object item,
      @Nullable String columnName,
      Collection<String> tags) {
    add(draft(target, item, columnName, tags));
  }

  /** Adds one test that was made. */
  void add(Drafted test) {
    attach(test.node(), test.target());
    session.draft().addByConfig(test.node());
  }

  private Drafted draft(
      TestTarget target,
      @Nullable Object item,
      @Nullable String columnName,
      Collection<String> tags) {
    GenericTestSpec spec = read(target, item, columnName);
    NodeBuilder node = node(target, spec, columnName, tags);
    configure(node, target, spec);
    return new Drafted(node, target);
  }

  private GenericTestSpec read(
      TestTarget target, @Nullable Object item, @Nullable String columnName) {
    try {
      return new GenericTestSpec.Reader(target, session.flags(), render, events)
          .read(item, columnName);
    } catch (ProblemException e) {
      Problem problem = e.problem();
      String file = target.originalFilePath();
      if (problem.kind() == ProblemKind.PARSING) {
        throw ProblemException.parsing(
            "Invalid test config given in "
                + file
                + ":\n\t"
                + problem.message()
                + "\n\t@: "
                + target.trimmedRepr());
      }
      if (problem.kind() == ProblemKind.COMPILATION) {
        throw ProblemException.compilation(
            "Invalid generic test configuration given in "
                + file
                + ": \n"
                + problem.message()
                + "\n\t@: "
                + target.trimmedRepr());
      }
      throw e;
    }
  }

  private NodeBuilder node(
      TestTarget target,
      GenericTestSpec spec,
      @Nullable String columnName,
      Collection<String> tags) {
    String packageName = target.packageName();
    // dbt 1.12: an empty name leaves no empty part
    String name = spec.fqnName().isEmpty() ? "" : spec.fqnName() + ".";
    String uniqueId = "test." + packageName + "." + name + spec.hash();
    NodeBuilder node = new NodeBuilder(ResourceType.TEST, packageName, spec.fqnName(), uniqueId);
    node.path = spec.compiledName() + ".sql";
    node.originalFilePath = target.originalFilePath();
    node.alias = spec.fqnName();
    node.fqn = fqn(target, spec.fqnName());
    node.rawCode = spec.rawCode();
    node.checksum = Checksum.NONE;
    node.columnName = columnName;
    node.fileKeyName = target.fileKeyName();
    node.description = spec.description();
    TreeSet<String> allTags = new TreeSet<>(tags);
    allTags.addAll(spec.tags());
    node.tags = new ArrayList<>(allTags);
    node.testMetadata = new GenericTest.TestMetadata(spec.name(), spec.kwargs(), spec.namespace());
    node.createdAt = session.createdAt();
    return node;
  }

  private static List<String> fqn(TestTarget target, String name) {
    List<String> fqn = new ArrayList<>();
    fqn.add(target.packageName());
    fqn.addAll(PropertyFile.foldersBelowFirst(target.originalFilePath()));
    fqn.add(name);
    return fqn;
  }

  private void configure(NodeBuilder node, TestTarget target, GenericTestSpec spec) {
    RegisteredMacro found = session.registry().resolve(node.packageName, "test_" + spec.name());
    String macro = found == null ? null : found.uniqueId();
    node.macroReads = node.macroReads.with(Set.of("test_" + spec.name()));
    // dbt 1.12: the name None is kept when there is no such macro; it fails when the test runs.
    node.dependsOnMacros.add(macro == null ? "None" : macro);
    if ("macro.dbt.test_unique".equals(macro) || "macro.dbt.test_not_null".equals(macro)) {
      // dbt 1.12: these two are not rendered while parsing.
      node.configCallDict = new LinkedHashMap<>(spec.config());
      if (target.isSource()) {
        node.sources.add(target.sourceArguments());
      } else {
        node.refs.add(new RefArgs(target.name(), null, target.version()));
      }
      session.configurer().configure(node);
      return;
    }
    Captured calls = session.templates().captureTest(node);
    node.refs.addAll(calls.refs());
    node.sources.addAll(calls.sources());
    node.metrics.addAll(calls.metrics());
    node.functions.addAll(calls.functions());
    node.dependsOnMacros.addAll(calls.macros());
    // dbt 1.12: the configuration counts twice, as given and as the call in the raw code.
    ConfigCalls.add(node.configCallDict, spec.config());
    session.nodeParser().addConfig(node, calls);
    session.configurer().configure(node);
  }

  // dbt 1.12: disabled versions are not found by the name they share
  private @Nullable NodeBuilder disabled(TestTarget target) {
    for (NodeBuilder node : session.draft().disabledNodes(target.name(), target.packageName())) {
      if (node.version == null) {
        return node;
      }
    }
    return null;
  }

  private void attach(NodeBuilder node, TestTarget target) {
    if (target.isSource()) {
      return;
    }
    NodeBuilder attached =
        target.version() == null
            ? session.draft().refable(target.name(), target.packageName())
            : session.draft().nodes().get(target.versionedId());
    if (attached == null) {
      attached = disabled(target);
    }
    if (attached != null) {
      node.attachedNode = attached.uniqueId;
      node.group = attached.group;
    }
  }
}
