package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.Environment;
import dev.percolate.jinja.Globals;
import dev.percolate.jinja.TemplateException;
import dev.percolate.jinja.internal.syntax.Source;
import dev.percolate.jinja.value.PyException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A parsed and resolved template, ready to run. */
public final class Program {
  private final Environment environment;
  private final Source source;
  private final Body root;
  private final List<MacroStmt> macros;
  private final Map<String, BlockStmt> blocks;
  private final String[] globalNames;
  private final Function function;
  private final ScopeEntry entry;
  private final @Nullable Variable self;
  private final boolean folding;

  Program(
      Environment environment,
      Source source,
      Body root,
      List<MacroStmt> macros,
      Map<String, BlockStmt> blocks,
      String[] globalNames,
      Function function,
      ScopeEntry entry,
      @Nullable Variable self,
      boolean folding) {
    this.environment = environment;
    this.source = source;
    this.root = root;
    this.macros = macros;
    this.blocks = blocks;
    this.globalNames = globalNames;
    this.function = function;
    this.entry = entry;
    this.self = self;
    this.folding = folding;
  }

  /** An empty program, in whose run constants are computed. */
  static Program folding(Environment environment) {
    return new Program(
        environment,
        new Source("", ""),
        new Body(new Stmt[0]),
        List.of(),
        new LinkedHashMap<>(),
        new String[0],
        new Function(null),
        ScopeEntry.NOTHING,
        null,
        true);
  }

  Environment environment() {
    return environment;
  }

  public Source source() {
    return source;
  }

  public Body root() {
    return root;
  }

  /** All macros, nested ones too, in the order of the text. */
  public List<MacroStmt> macros() {
    return macros;
  }

  String[] globalNames() {
    return globalNames;
  }

  boolean hasBlocks() {
    return !blocks.isEmpty();
  }

  @Nullable BlockStmt block(@Nullable Object name) {
    return name instanceof String ? blocks.get(name) : null;
  }

  boolean isFolding() {
    return folding;
  }

  /** Runs the template; the frame holds the variables of its top level afterwards. */
  public Frame run(Globals globals, Out out) {
    Run run = new Run(this, globals);
    out.expect(function.textSize());
    Frame frame = new Frame(function.slots(), null, run);
    if (self != null) {
      frame.slots[self.slot()] = new SelfValue(run);
    }
    try {
      entry.enter(frame);
      Stmt.Signal unused = root.exec(frame, out);
      out.check(run);
    } catch (PyException e) {
      throw run.located(e, 0, 1);
    } catch (StackOverflowError e) {
      throw tooDeep();
    } catch (OutOfMemoryError e) {
      throw source.error(
          PyException.Kind.MEMORY_ERROR, "the template needs more memory than there is", 0);
    }
    return frame;
  }

  /** A place to write the output of a run to. */
  public Out newOut() {
    return Out.root(environment);
  }

  /** Templates that call each other without end, or nest too deep. */
  public TemplateException tooDeep() {
    return source.error(PyException.Kind.RECURSION_ERROR, "maximum recursion depth exceeded", 0);
  }
}
