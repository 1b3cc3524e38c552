package dev.percolate.parser.internal.reuse;

import dev.percolate.manifest.Analysis;
import dev.percolate.manifest.Checksum;
import dev.percolate.manifest.CodePart;
import dev.percolate.manifest.ColumnSpec;
import dev.percolate.manifest.Constraint;
import dev.percolate.manifest.Contract;
import dev.percolate.manifest.Docs;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.FunctionNode;
import dev.percolate.manifest.GenericTest;
import dev.percolate.manifest.Model;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.NodeHead;
import dev.percolate.manifest.Operation;
import dev.percolate.manifest.RefArgs;
import dev.percolate.manifest.ResourceType;
import dev.percolate.manifest.Seed;
import dev.percolate.manifest.SingularTest;
import dev.percolate.manifest.Snapshot;
import dev.percolate.manifest.SqlOperation;
import java.util.LinkedHashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The binary form of a node: every field, read into a draft in the order it was written. */
final class NodeForm {
  private NodeForm() {}

  static void write(ValueWriter out, ExecutableNode node) {
    out.number(node.resourceType().ordinal())
        .text(node.packageName())
        .text(node.name())
        .text(node.uniqueId());
    writeHead(out, node.head());
    writeCode(out, node);
    switch (node) {
      case Model model -> writeModel(out, model);
      case GenericTest test -> writeTest(out, test);
      case SingularTest _ -> out.flag(false);
      case FunctionNode function -> writeFunction(out, function);
      case Operation operation -> out.value(operation.index());
      case Seed seed -> out.text(seed.rootPath());
      case Snapshot _, Analysis _, SqlOperation _ -> {}
    }
  }

  static NodeBuilder read(ValueReader in) {
    ResourceType type = TYPES[in.count()];
    String packageName = in.text();
    String name = in.text();
    NodeBuilder node = new NodeBuilder(type, packageName, name, in.text());
    readHead(in, node);
    readCode(in, node);
    readOwn(in, node);
    return node;
  }

  private static final ResourceType[] TYPES = ResourceType.values();

  private static void writeHead(ValueWriter out, NodeHead node) {
    out.text(node.database())
        .text(node.schema())
        .text(node.path())
        .text(node.originalFilePath())
        .texts(node.fqn())
        .text(node.alias())
        .text(node.checksum().name())
        .text(node.checksum().checksum())
        .keptValues(node.config())
        .texts(node.tags())
        .text(node.description())
        .keptMap(node.columns(), NodeForm::writeColumn)
        .keptValues(node.meta())
        .text(node.group())
        .flag(node.docs().show())
        .text(node.docs().nodeColor())
        .text(node.patchPath())
        .text(node.buildPath())
        .keptValues(node.unrenderedConfig())
        .decimal(node.createdAt())
        .keptValues(node.configCallDict())
        .keptValues(node.unrenderedConfigCallDict())
        .text(node.relationName())
        .text(node.rawCode())
        .texts(node.docBlocks());
  }

  private static void readHead(ValueReader in, NodeBuilder node) {
    node.database = in.textOrNull();
    node.schema = in.text();
    node.path = in.text();
    node.originalFilePath = in.text();
    node.fqn = in.texts();
    node.alias = in.text();
    node.checksum = new Checksum(in.text(), in.text());
    node.config = in.keptValues();
    node.tags = in.texts();
    node.description = in.text();
    node.columns = in.keptMap(NodeForm::readColumn);
    node.meta = in.keptValues();
    node.group = in.textOrNull();
    node.docs = new Docs(in.flag(), in.textOrNull());
    node.patchPath = in.textOrNull();
    node.buildPath = in.textOrNull();
    node.unrenderedConfig = in.keptValues();
    node.createdAt = in.decimal();
    node.configCallDict = in.keptValues();
    node.unrenderedConfigCallDict = in.keptValues();
    node.relationName = in.textOrNull();
    node.rawCode = in.text();
    node.docBlocks = in.texts();
  }

  private static void writeCode(ValueWriter out, ExecutableNode node) {
    out.texts(node.dependsOnMacros());
    CodePart code = node.code();
    out.flag(code != null);
    if (code != null) {
      out.text(code.language())
          .list(code.refs(), NodeForm::writeRef)
          .textLists(code.sources())
          .textLists(code.metrics())
          .textLists(code.functions())
          .texts(code.dependsOn().nodes())
          .text(code.compiledPath())
          .flag(code.contract().enforced())
          .flag(code.contract().aliasTypes())
          .text(code.contract().checksum());
    }
  }

  private static void writeRef(ValueWriter out, RefArgs ref) {
    out.text(ref.name()).text(ref.packageName()).value(ref.version());
  }

  private static void readCode(ValueReader in, NodeBuilder node) {
    node.dependsOnMacros = new LinkedHashSet<>(in.texts());
    if (in.flag()) {
      node.language = in.text();
      node.refs =
          in.list(reader -> new RefArgs(reader.text(), reader.textOrNull(), reader.value()));
      node.sources = in.textLists();
      node.metrics = in.textLists();
      node.functions = in.textLists();
      node.dependsOnNodes = new LinkedHashSet<>(in.texts());
      node.compiledPath = in.textOrNull();
      node.contract = new Contract(in.flag(), in.flag(), in.textOrNull());
    }
  }

  private static void readOwn(ValueReader in, NodeBuilder node) {
    switch (node.resourceType) {
      case MODEL -> readModel(in, node);
      case TEST -> {
        if (in.flag()) {
          readTest(in, node);
        }
      }
      case FUNCTION -> readFunction(in, node);
      case OPERATION -> node.index = (Long) in.value();
      case SEED -> node.rootPath = in.textOrNull();
      default -> {}
    }
  }

  private static void writeModel(ValueWriter out, Model model) {
    out.text(model.access())
        .list(model.constraints(), NodeForm::writeConstraint)
        .value(model.version())
        .value(model.latestVersion())
        .text(model.deprecationDate())
        .texts(model.primaryKey())
        .value(model.timeSpine());
  }

  @SuppressWarnings("unchecked") // a time spine is written as a map with texts as keys
  private static void readModel(ValueReader in, NodeBuilder node) {
    node.access = in.text();
    node.constraints = in.list(NodeForm::readConstraint);
    node.version = in.value();
    node.latestVersion = in.value();
    node.deprecationDate = in.textOrNull();
    node.primaryKey = in.texts();
    node.timeSpine = (Map<String, @Nullable Object>) in.value();
  }

  private static void writeTest(ValueWriter out, GenericTest test) {
    out.flag(true)
        .text(test.columnName())
        .text(test.fileKeyName())
        .text(test.attachedNode())
        .text(test.testMetadata().name())
        .keptValues(test.testMetadata().kwargs())
        .text(test.testMetadata().namespace());
  }

  private static void readTest(ValueReader in, NodeBuilder node) {
    node.columnName = in.textOrNull();
    node.fileKeyName = in.textOrNull();
    node.attachedNode = in.textOrNull();
    node.testMetadata = new GenericTest.TestMetadata(in.text(), in.keptValues(), in.textOrNull());
  }

  private static void writeFunction(ValueWriter out, FunctionNode function) {
    writeReturns(out, function.returns());
    out.list(function.arguments(), NodeForm::writeArgument)
        .list(function.overloads(), NodeForm::writeOverload);
  }

  private static void readFunction(ValueReader in, NodeBuilder node) {
    node.returns = readReturns(in);
    node.arguments = in.list(NodeForm::readArgument);
    node.overloads = in.list(NodeForm::readOverload);
  }

  private static void writeOverload(ValueWriter out, FunctionNode.Overload overload) {
    out.text(overload.definedIn())
        .list(overload.arguments(), NodeForm::writeArgument)
        .optional(overload.returns(), NodeForm::writeReturns)
        .text(overload.description())
        .text(overload.rawBody())
        .text(overload.compiledBody());
  }

  private static FunctionNode.Overload readOverload(ValueReader in) {
    return new FunctionNode.Overload(
        in.text(),
        in.list(NodeForm::readArgument),
        in.optional(NodeForm::readReturns),
        in.textOrNull(),
        in.textOrNull(),
        in.textOrNull());
  }

  private static void writeColumn(ValueWriter out, ColumnSpec column) {
    out.text(column.name())
        .text(column.description())
        .values(column.meta())
        .text(column.dataType())
        .list(column.constraints(), NodeForm::writeConstraint)
        .value(column.quote())
        .values(column.config())
        .texts(column.tags())
        .text(column.granularity())
        .value(column.dimension())
        .value(column.entity())
        .texts(column.docBlocks())
        .values(column.extras());
  }

  private static ColumnSpec readColumn(ValueReader in) {
    return new ColumnSpec(
        in.text(),
        in.text(),
        in.values(),
        in.textOrNull(),
        in.list(NodeForm::readConstraint),
        (Boolean) in.value(),
        in.values(),
        in.texts(),
        in.textOrNull(),
        in.value(),
        in.value(),
        in.texts(),
        in.values());
  }

  private static void writeConstraint(ValueWriter out, Constraint constraint) {
    out.text(constraint.type())
        .text(constraint.name())
        .text(constraint.expression())
        .flag(constraint.warnUnenforced())
        .flag(constraint.warnUnsupported())
        .text(constraint.to())
        .texts(constraint.toColumns())
        .optional(constraint.columns(), ValueWriter::texts);
  }

  private static Constraint readConstraint(ValueReader in) {
    return new Constraint(
        in.text(),
        in.textOrNull(),
        in.textOrNull(),
        in.flag(),
        in.flag(),
        in.textOrNull(),
        in.texts(),
        in.optional(ValueReader::texts));
  }

  private static void writeReturns(ValueWriter out, FunctionNode.Returns returns) {
    out.text(returns.dataType()).text(returns.description());
  }

  private static FunctionNode.Returns readReturns(ValueReader in) {
    return new FunctionNode.Returns(in.text(), in.textOrNull());
  }

  private static void writeArgument(ValueWriter out, FunctionNode.Argument argument) {
    out.text(argument.name())
        .text(argument.dataType())
        .text(argument.description())
        .value(argument.defaultValue());
  }

  private static FunctionNode.Argument readArgument(ValueReader in) {
    return new FunctionNode.Argument(in.text(), in.text(), in.textOrNull(), in.value());
  }
}
