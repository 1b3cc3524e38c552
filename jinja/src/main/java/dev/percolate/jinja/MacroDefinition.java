package dev.percolate.jinja;

import dev.percolate.jinja.internal.inspect.SourceText;
import dev.percolate.jinja.internal.tree.Expr;
import dev.percolate.jinja.internal.tree.Frame;
import dev.percolate.jinja.internal.tree.MacroFunction;
import dev.percolate.jinja.internal.tree.MacroStmt;
import dev.percolate.jinja.internal.tree.Program;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A macro of a template: parsed once, shared by threads, called with any globals. */
public final class MacroDefinition {
  private final Program program;
  private final MacroStmt statement;

  MacroDefinition(Program program, MacroStmt statement) {
    this.program = program;
    this.statement = statement;
  }

  /**
   * A parameter.
   *
   * @param name its name
   * @param type the type annotation as text, or null
   * @param hasDefault whether it can be left out without being undefined
   * @param defaultValue the default if it is a literal (or list of literals), else MISSING
   * @param defaultSource the default written again in dbt's way, or null
   */
  public record Parameter(
      String name,
      @Nullable String type,
      boolean hasDefault,
      @Nullable Object defaultValue,
      @Nullable String defaultSource) {}

  /** The full name. */
  public String name() {
    return statement.name();
  }

  /** The tag that defines it: {@code macro} or one of the environment's. */
  public String tag() {
    return statement.tag();
  }

  /** Where it is defined. */
  public Place place() {
    return program.source().place(statement.start());
  }

  /** Whether {@link #bind} works: it stands at top level, perhaps in an if. */
  public boolean isExported() {
    return statement.isExported();
  }

  /** Its parameters in order. */
  public List<Parameter> parameters() {
    MacroFunction function = statement.function();
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < function.parameters().length; i++) {
      Expr value = function.defaults()[i];
      parameters.add(
          new Parameter(
              function.parameters()[i].name(),
              function.types()[i],
              value != null,
              value == null ? Missing.MISSING : SourceText.literal(value),
              value == null ? null : SourceText.of(value)));
    }
    return parameters;
  }

  /**
   * The macro as a function that sees these names. Runs what stands around the macro in its
   * template. The function is for one thread at a time.
   */
  public PyCallable bind(Globals globals) {
    Frame root = program.run(globals, program.newOut());
    if (statement.valueIn(root) instanceof PyCallable macro) {
      return args -> {
        try {
          return macro.call(args);
        } catch (StackOverflowError e) {
          throw program.tooDeep();
        }
      };
    }
    throw new IllegalStateException("macro '" + name() + "' is not defined by its template");
  }
}
