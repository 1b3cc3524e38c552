package dev.percolate.parser.internal.reuse;

import dev.percolate.manifest.Analysis;
import dev.percolate.manifest.Checksum;
import dev.percolate.manifest.CodePart;
import dev.percolate.manifest.ColumnSpec;
import dev.percolate.manifest.Constraint;
import dev.percolate.manifest.Contract;
import dev.percolate.manifest.DependsOn;
import dev.percolate.manifest.Docs;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.FunctionNode;
import dev.percolate.manifest.GenericTest;
import dev.percolate.manifest.Model;
import dev.percolate.manifest.NodeHead;
import dev.percolate.manifest.Operation;
import dev.percolate.manifest.RefArgs;
import dev.percolate.manifest.ResourceType;
import dev.percolate.manifest.Seed;
import dev.percolate.manifest.SingularTest;
import dev.percolate.manifest.Snapshot;
import dev.percolate.manifest.SqlOperation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The binary form of a node: every field, read in the order it was written. */
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

  static ExecutableNode read(ValueReader in) {
    ResourceType type = TYPES[in.count()];
    NodeHead head = readHead(in, type);
    List<String> macros = in.texts();
    if (!in.flag()) {
      return new Seed(head, in.textOrNull(), macros);
    }
    CodePart code = readCode(in, macros);
    return switch (type) {
      case MODEL -> readModel(in, head, code);
      case TEST -> in.flag() ? readTest(in, head, code) : new SingularTest(head, code);
      case FUNCTION -> readFunction(in, head, code);
      case OPERATION -> new Operation(head, code, (Long) in.value());
      case SNAPSHOT -> new Snapshot(head, code);
      case ANALYSIS -> new Analysis(head, code);
      case SQL_OPERATION -> new SqlOperation(head, code);
      default -> throw new IllegalStateException("a " + type + " is not a node");
    };
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

  private static NodeHead readHead(ValueReader in, ResourceType type) {
    String packageName = in.text();
    String name = in.text();
    String uniqueId = in.text();
    return new NodeHead(
        in.textOrNull(),
        in.text(),
        name,
        type,
        packageName,
        in.text(),
        in.text(),
        uniqueId,
        in.texts(),
        in.text(),
        new Checksum(in.text(), in.text()),
        in.keptValues(),
        in.texts(),
        in.text(),
        in.keptMap(NodeForm::readColumn),
        in.keptValues(),
        in.textOrNull(),
        new Docs(in.flag(), in.textOrNull()),
        in.textOrNull(),
        in.textOrNull(),
        in.keptValues(),
        in.decimal(),
        in.keptValues(),
        in.keptValues(),
        in.textOrNull(),
        in.text(),
        in.texts());
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

  private static RefArgs readRef(ValueReader in) {
    return new RefArgs(in.text(), in.textOrNull(), in.value());
  }

  private static CodePart readCode(ValueReader in, List<String> macros) {
    return new CodePart(
        in.text(),
        in.list(NodeForm::readRef),
        in.textLists(),
        in.textLists(),
        in.textLists(),
        new DependsOn(macros, in.texts()),
        in.textOrNull(),
        new Contract(in.flag(), in.flag(), in.textOrNull()));
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
  private static Model readModel(ValueReader in, NodeHead head, CodePart code) {
    return new Model(
        head,
        code,
        in.text(),
        in.list(NodeForm::readConstraint),
        in.value(),
        in.value(),
        in.textOrNull(),
        in.texts(),
        (Map<String, @Nullable Object>) in.value());
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

  private static GenericTest readTest(ValueReader in, NodeHead head, CodePart code) {
    return new GenericTest(
        head,
        code,
        in.textOrNull(),
        in.textOrNull(),
        in.textOrNull(),
        new GenericTest.TestMetadata(in.text(), in.keptValues(), in.textOrNull()));
  }

  private static void writeFunction(ValueWriter out, FunctionNode function) {
    writeReturns(out, function.returns());
    out.list(function.arguments(), NodeForm::writeArgument)
        .list(function.overloads(), NodeForm::writeOverload);
  }

  private static FunctionNode readFunction(ValueReader in, NodeHead head, CodePart code) {
    return new FunctionNode(
        head,
        code,
        readReturns(in),
        in.list(NodeForm::readArgument),
        in.list(NodeForm::readOverload));
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

  static void writeColumn(ValueWriter out, ColumnSpec column) {
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

  static ColumnSpec readColumn(ValueReader in) {
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
