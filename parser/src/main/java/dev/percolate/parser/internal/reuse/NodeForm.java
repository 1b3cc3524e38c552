package dev.percolate.parser.internal.reuse;

import dev.percolate.manifest.Checksum;
import dev.percolate.manifest.ColumnSpec;
import dev.percolate.manifest.Constraint;
import dev.percolate.manifest.Contract;
import dev.percolate.manifest.Docs;
import dev.percolate.manifest.FunctionNode;
import dev.percolate.manifest.GenericTest;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.RefArgs;
import dev.percolate.manifest.ResourceType;
import java.util.LinkedHashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The binary form of a node: every field of its draft, read in the order it was written. */
final class NodeForm {
  private NodeForm() {}

  static void write(ValueWriter out, NodeBuilder node) {
    out.number(node.resourceType.ordinal())
        .text(node.packageName)
        .text(node.name)
        .text(node.uniqueId);
    writeHead(out, node);
    writeCode(out, node);
    writeOwn(out, node);
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

  private static void writeHead(ValueWriter out, NodeBuilder node) {
    out.text(node.database)
        .text(node.schema)
        .text(node.path)
        .text(node.originalFilePath)
        .texts(node.fqn)
        .text(node.alias)
        .text(node.checksum.name())
        .text(node.checksum.checksum())
        .values(node.config)
        .texts(node.tags)
        .text(node.description)
        .map(node.columns, NodeForm::writeColumn)
        .values(node.meta)
        .text(node.group)
        .flag(node.docs.show())
        .text(node.docs.nodeColor())
        .text(node.patchPath)
        .text(node.buildPath)
        .values(node.unrenderedConfig)
        .decimal(node.createdAt)
        .values(node.configCallDict)
        .values(node.unrenderedConfigCallDict)
        .text(node.relationName)
        .text(node.rawCode)
        .texts(node.docBlocks);
  }

  private static void readHead(ValueReader in, NodeBuilder node) {
    node.database = in.textOrNull();
    node.schema = in.text();
    node.path = in.text();
    node.originalFilePath = in.text();
    node.fqn = in.texts();
    node.alias = in.text();
    node.checksum = new Checksum(in.text(), in.text());
    node.config = in.values();
    node.tags = in.texts();
    node.description = in.text();
    node.columns = in.map(NodeForm::readColumn);
    node.meta = in.values();
    node.group = in.textOrNull();
    node.docs = new Docs(in.flag(), in.textOrNull());
    node.patchPath = in.textOrNull();
    node.buildPath = in.textOrNull();
    node.unrenderedConfig = in.values();
    node.createdAt = in.decimal();
    node.configCallDict = in.values();
    node.unrenderedConfigCallDict = in.values();
    node.relationName = in.textOrNull();
    node.rawCode = in.text();
    node.docBlocks = in.texts();
  }

  private static void writeCode(ValueWriter out, NodeBuilder node) {
    out.text(node.language)
        .list(
            node.refs,
            (writer, ref) -> writer.text(ref.name()).text(ref.packageName()).value(ref.version()))
        .textLists(node.sources)
        .textLists(node.metrics)
        .textLists(node.functions)
        .texts(node.dependsOnMacros)
        .texts(node.dependsOnNodes)
        .text(node.compiledPath)
        .flag(node.contract.enforced())
        .flag(node.contract.aliasTypes())
        .text(node.contract.checksum());
  }

  private static void readCode(ValueReader in, NodeBuilder node) {
    node.language = in.text();
    node.refs = in.list(reader -> new RefArgs(reader.text(), reader.textOrNull(), reader.value()));
    node.sources = in.textLists();
    node.metrics = in.textLists();
    node.functions = in.textLists();
    node.dependsOnMacros = new LinkedHashSet<>(in.texts());
    node.dependsOnNodes = new LinkedHashSet<>(in.texts());
    node.compiledPath = in.textOrNull();
    node.contract = new Contract(in.flag(), in.flag(), in.textOrNull());
  }

  private static void writeOwn(ValueWriter out, NodeBuilder node) {
    out.text(node.access)
        .list(node.constraints, NodeForm::writeConstraint)
        .value(node.version)
        .value(node.latestVersion)
        .text(node.deprecationDate)
        .texts(node.primaryKey)
        .value(node.timeSpine)
        .value(node.index)
        .text(node.columnName)
        .text(node.fileKeyName)
        .text(node.attachedNode)
        .optional(
            node.testMetadata,
            (writer, test) -> writer.text(test.name()).values(test.kwargs()).text(test.namespace()))
        .text(node.rootPath);
    if (node.resourceType == ResourceType.FUNCTION) {
      writeReturns(out, node.returns);
      out.list(node.arguments, NodeForm::writeArgument)
          .list(
              node.overloads,
              (writer, overload) -> {
                writer
                    .text(overload.definedIn())
                    .list(overload.arguments(), NodeForm::writeArgument)
                    .optional(overload.returns(), NodeForm::writeReturns)
                    .text(overload.description())
                    .text(overload.rawBody())
                    .text(overload.compiledBody());
              });
    }
  }

  @SuppressWarnings("unchecked") // a time spine is written as a map with texts as keys
  private static void readOwn(ValueReader in, NodeBuilder node) {
    node.access = in.text();
    node.constraints = in.list(NodeForm::readConstraint);
    node.version = in.value();
    node.latestVersion = in.value();
    node.deprecationDate = in.textOrNull();
    node.primaryKey = in.texts();
    node.timeSpine = (Map<String, @Nullable Object>) in.value();
    node.index = (Long) in.value();
    node.columnName = in.textOrNull();
    node.fileKeyName = in.textOrNull();
    node.attachedNode = in.textOrNull();
    node.testMetadata =
        in.optional(
            reader ->
                new GenericTest.TestMetadata(reader.text(), reader.values(), reader.textOrNull()));
    node.rootPath = in.textOrNull();
    if (node.resourceType == ResourceType.FUNCTION) {
      node.returns = readReturns(in);
      node.arguments = in.list(NodeForm::readArgument);
      node.overloads =
          in.list(
              reader ->
                  new FunctionNode.Overload(
                      reader.text(),
                      reader.list(NodeForm::readArgument),
                      reader.optional(NodeForm::readReturns),
                      reader.textOrNull(),
                      reader.textOrNull(),
                      reader.textOrNull()));
    }
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
