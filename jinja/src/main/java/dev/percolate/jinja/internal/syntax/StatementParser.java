package dev.percolate.jinja.internal.syntax;

import dev.percolate.jinja.Environment;
import dev.percolate.jinja.internal.tree.Assign;
import dev.percolate.jinja.internal.tree.AssignBlock;
import dev.percolate.jinja.internal.tree.Autoescape;
import dev.percolate.jinja.internal.tree.BlockStmt;
import dev.percolate.jinja.internal.tree.Body;
import dev.percolate.jinja.internal.tree.Call;
import dev.percolate.jinja.internal.tree.CallBlock;
import dev.percolate.jinja.internal.tree.Do;
import dev.percolate.jinja.internal.tree.Expr;
import dev.percolate.jinja.internal.tree.FilterBlock;
import dev.percolate.jinja.internal.tree.FilterCall;
import dev.percolate.jinja.internal.tree.For;
import dev.percolate.jinja.internal.tree.If;
import dev.percolate.jinja.internal.tree.LoopControl;
import dev.percolate.jinja.internal.tree.MacroFunction;
import dev.percolate.jinja.internal.tree.MacroStmt;
import dev.percolate.jinja.internal.tree.Name;
import dev.percolate.jinja.internal.tree.NamespaceTarget;
import dev.percolate.jinja.internal.tree.NodeNames;
import dev.percolate.jinja.internal.tree.Output;
import dev.percolate.jinja.internal.tree.Stmt;
import dev.percolate.jinja.internal.tree.TupleExpr;
import dev.percolate.jinja.internal.tree.Unloadable;
import dev.percolate.jinja.internal.tree.With;
import dev.percolate.jinja.value.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Parses the tags of the language. The current token is the one after the tag's name. */
final class StatementParser {
  static final List<String> TAGS =
      List.of(
          "for",
          "if",
          "block",
          "extends",
          "print",
          "macro",
          "include",
          "from",
          "import",
          "set",
          "with",
          "autoescape",
          "call",
          "filter",
          "do",
          "break",
          "continue",
          "raw");

  private final Environment environment;
  private final Parser parser;
  private final TokenStream stream;
  private final ExpressionParser expressions;
  private final Nesting nesting;

  StatementParser(
      Environment environment,
      Parser parser,
      TokenStream stream,
      ExpressionParser expressions,
      Nesting nesting) {
    this.environment = environment;
    this.parser = parser;
    this.stream = stream;
    this.expressions = expressions;
    this.nesting = nesting;
  }

  /** Whether a tag belongs to the language. */
  static boolean isBuiltin(String tag) {
    return switch (tag) {
      case "for",
          "if",
          "block",
          "extends",
          "print",
          "macro",
          "include",
          "from",
          "import",
          "set",
          "with",
          "autoescape",
          "call",
          "filter",
          "do",
          "break",
          "continue" ->
          true;
      default -> false;
    };
  }

  Stmt parse(String tag, int start) {
    return switch (tag) {
      case "for" -> forLoop(start);
      case "if" -> ifStatement(start);
      case "set" -> set(start);
      case "do" -> new Do(expressions.tuple(false), start);
      case "macro" -> macro(start);
      case "call" -> callBlock(start);
      case "with" -> with(start);
      case "filter" -> filterBlock(start);
      case "print" -> print();
      case "block" -> block(start);
      case "autoescape" -> autoescape(start);
      case "include" -> include(start);
      case "import" -> importStatement(start);
      case "from" -> fromImport(start);
      case "extends" ->
          new Unloadable(
              expressions.expression(), new String[0], true, start, stream.previousEnd());
      default -> new LoopControl(tag.equals("break"), start, stream.previousEnd());
    };
  }

  private Stmt forLoop(int start) {
    Expr target = target(false);
    stream.expectName("in");
    Expr iterable = expressions.tupleWithoutConditional();
    Expr test = stream.skipName("if") ? expressions.expression() : null;
    boolean recursive = stream.skipName("recursive");
    Body body = parser.statements("endfor", "else");
    Body otherwise = null;
    boolean isElse = stream.isName("else");
    stream.advance();
    if (isElse) {
      otherwise = parser.statementsUntil("endfor");
    }
    Expr testTarget = test == null ? null : copyTarget(target);
    return new For(
        target,
        testTarget,
        iterable,
        test,
        recursive,
        body,
        otherwise,
        start,
        stream.previousEnd());
  }

  /** A second tree of the same targets, to be bound in another scope. */
  private static Expr copyTarget(Expr target) {
    if (target instanceof TupleExpr tuple) {
      Expr[] items = tuple.items().clone();
      for (int i = 0; i < items.length; i++) {
        items[i] = copyTarget(items[i]);
      }
      return new TupleExpr(items, tuple.start(), tuple.end());
    }
    return target instanceof Name name
        ? new Name(name.name(), name.start(), name.end()).as(Name.Use.STORE)
        : target;
  }

  private Stmt ifStatement(int start) {
    List<Expr> tests = new ArrayList<>(1);
    List<Body> bodies = new ArrayList<>(1);
    Body otherwise = null;
    while (true) {
      tests.add(expressions.tupleWithoutConditional());
      bodies.add(parser.statements("elif", "else", "endif"));
      boolean elif = stream.isName("elif");
      boolean isElse = stream.isName("else");
      stream.advance();
      if (isElse) {
        otherwise = parser.statementsUntil("endif");
      }
      if (!elif) {
        break;
      }
    }
    return new If(
        tests.toArray(new Expr[0]),
        bodies.toArray(new Body[0]),
        otherwise,
        start,
        stream.previousEnd());
  }

  private Stmt set(int start) {
    Expr target = target(true);
    if (stream.skip(TokenKind.ASSIGN)) {
      return new Assign(target, expressions.tuple(false), start);
    }
    FilterCall filter = expressions.optionalFilters();
    Body body = parser.statementsUntil("endset");
    return new AssignBlock(target, filter, body, start, stream.previousEnd());
  }

  /** Targets of an assignment, marked as such. */
  private Expr target(boolean withNamespace) {
    Expr target = expressions.targets(withNamespace);
    markStored(target, target);
    return target;
  }

  private void markStored(Expr part, Expr whole) {
    if (part instanceof Name name) {
      name.as(Name.Use.STORE);
    } else if (part instanceof TupleExpr tuple) {
      for (Expr item : tuple.items()) {
        markStored(item, whole);
      }
    } else if (!(part instanceof NamespaceTarget)) {
      throw stream.fail(
          "can't assign to " + Texts.repr(NodeNames.of(whole).toLowerCase(Locale.ROOT)),
          whole.start());
    }
  }

  /** A single name to be assigned to. */
  Name nameTarget() {
    int start = stream.start();
    String name = stream.expectName();
    switch (name) {
      case "true", "false", "none", "True", "False", "None" ->
          throw stream.fail("can't assign to 'name'", start);
      default -> {
        return new Name(name, start, stream.previousEnd()).as(Name.Use.STORE);
      }
    }
  }

  private Stmt macro(int start) {
    Name name = nameTarget();
    Signature signature = signature();
    Body body = parser.statementsUntil("endmacro");
    String fullName = environment.macroPrefix().concat(name.name());
    return macro("macro", fullName, name, signature, body, start);
  }

  /** A macro statement with these parts. */
  Stmt macro(String tag, String fullName, Name written, Signature signature, Body body, int start) {
    Name target = new Name(fullName, written.start(), written.end()).as(Name.Use.STORE);
    MacroFunction function = signature.function(fullName, body, start);
    return new MacroStmt(tag, target, function, start, stream.previousEnd());
  }

  /** A parameter list in parentheses; types are parsed and kept as text. */
  Signature signature() {
    Signature signature = new Signature();
    stream.expect(TokenKind.LPAREN);
    while (!stream.is(TokenKind.RPAREN)) {
      if (!signature.isEmpty()) {
        stream.expect(TokenKind.COMMA);
      }
      Name parameter = nameTarget();
      String type = stream.skip(TokenKind.COLON) ? typeName() : null;
      Expr value = null;
      if (stream.skip(TokenKind.ASSIGN)) {
        value = expressions.expression();
      } else if (signature.hasDefaults()) {
        throw stream.fail("non-default argument follows default argument");
      }
      signature.add(parameter, type, value);
    }
    stream.expect(TokenKind.RPAREN);
    return signature;
  }

  private String typeName() {
    StringBuilder type = new StringBuilder(stream.expectName());
    if (stream.skip(TokenKind.LBRACKET)) {
      type.append('[');
      boolean first = true;
      while (!stream.is(TokenKind.RBRACKET)) {
        if (!first) {
          stream.expect(TokenKind.COMMA);
          type.append(", ");
        }
        first = false;
        nesting.enter(Nesting.BRACKET);
        type.append(typeName());
        nesting.leave(Nesting.BRACKET);
      }
      stream.expect(TokenKind.RBRACKET);
      type.append(']');
    }
    return type.toString();
  }

  private Stmt callBlock(int start) {
    Signature signature = stream.is(TokenKind.LPAREN) ? signature() : new Signature();
    Expr callee = expressions.expression();
    if (!(callee instanceof Call call)) {
      throw stream.fail("expected call", start);
    }
    Body body = parser.statementsUntil("endcall");
    MacroFunction function = signature.function(null, body, start);
    return new CallBlock(call, function, start, stream.previousEnd());
  }

  private Stmt with(int start) {
    List<Expr> targets = new ArrayList<>();
    List<Expr> values = new ArrayList<>();
    while (!stream.is(TokenKind.BLOCK_END)) {
      if (!targets.isEmpty()) {
        stream.expect(TokenKind.COMMA);
      }
      Expr target = target(false);
      markParameters(target);
      targets.add(target);
      stream.expect(TokenKind.ASSIGN);
      values.add(expressions.expression());
    }
    Body body = parser.statementsUntil("endwith");
    return new With(
        targets.toArray(new Expr[0]),
        values.toArray(new Expr[0]),
        body,
        start,
        stream.previousEnd());
  }

  private static void markParameters(Expr target) {
    if (target instanceof Name name) {
      name.as(Name.Use.PARAM);
    } else if (target instanceof TupleExpr tuple) {
      for (Expr item : tuple.items()) {
        markParameters(item);
      }
    }
  }

  private Stmt filterBlock(int start) {
    FilterCall filter = expressions.inlineFilters();
    Body body = parser.statementsUntil("endfilter");
    return new FilterBlock(filter, body, start, stream.previousEnd());
  }

  private Stmt print() {
    List<Expr> items = new ArrayList<>();
    while (!stream.is(TokenKind.BLOCK_END)) {
      if (!items.isEmpty()) {
        stream.expect(TokenKind.COMMA);
      }
      items.add(expressions.expression());
    }
    return new Output(items.toArray(new Expr[0]), new boolean[items.size()]);
  }

  private Stmt block(int start) {
    String name = stream.expectName();
    boolean scoped = stream.skipName("scoped");
    boolean required = stream.skipName("required");
    if (stream.is(TokenKind.SUB)) {
      throw stream.fail(
          "Block names in Jinja have to be valid Python identifiers and may not contain hyphens,"
              + " use an underscore instead.");
    }
    Body body = parser.statementsUntil("endblock");
    for (Stmt statement : body.statements()) {
      if (required && !(statement instanceof Output output && output.isBlank())) {
        throw stream.fail("Required blocks can only contain comments or whitespace");
      }
    }
    stream.skipName(name);
    return new BlockStmt(name, scoped, required, body, start, stream.previousEnd());
  }

  private Stmt autoescape(int start) {
    Expr option = expressions.expression();
    Body body = parser.statementsUntil("endautoescape");
    return new Autoescape(option, body, start, stream.previousEnd());
  }

  private Stmt include(int start) {
    Expr template = expressions.expression();
    if (stream.isName("ignore") && stream.lookIsName("missing")) {
      stream.advance();
      stream.advance();
    }
    boolean unused = importContext();
    return new Unloadable(template, new String[0], false, start, stream.previousEnd());
  }

  private boolean importContext() {
    if ((stream.isName("with") || stream.isName("without")) && stream.lookIsName("context")) {
      stream.advance();
      stream.advance();
      return true;
    }
    return false;
  }

  private Stmt importStatement(int start) {
    Expr template = expressions.expression();
    stream.expectName("as");
    String[] targets = {nameTarget().name()};
    boolean unused = importContext();
    return new Unloadable(template, targets, false, start, stream.previousEnd());
  }

  private Stmt fromImport(int start) {
    Expr template = expressions.expression();
    stream.expectName("import");
    List<String> targets = new ArrayList<>();
    while (true) {
      if (!targets.isEmpty()) {
        stream.expect(TokenKind.COMMA);
      }
      if (stream.is(TokenKind.NAME) && importContext()) {
        break;
      }
      Name name = nameTarget();
      if (name.name().startsWith("_")) {
        throw stream
            .source()
            .assertionError("names starting with an underline can not be imported", name.start());
      }
      targets.add(stream.skipName("as") ? nameTarget().name() : name.name());
      if (importContext() || !stream.is(TokenKind.COMMA)) {
        break;
      }
    }
    return new Unloadable(
        template, targets.toArray(new String[0]), false, start, stream.previousEnd());
  }
}
