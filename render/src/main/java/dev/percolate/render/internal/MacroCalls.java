package dev.percolate.render.internal;

import dev.percolate.diagnostics.Problem;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.jinja.Globals;
import dev.percolate.jinja.TemplateException;
import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.PyException;
import dev.percolate.render.RegisteredMacro;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Calls macros for one template and keeps the stack of those being called. Belongs to one context
 * and one thread at a time.
 */
final class MacroCalls {
  /** About where Python's own limit ends a runaway recursion of macros. */
  private static final int DEEPEST = 190;

  private final Globals caller;
  private final @Nullable Consumer<String> firstLevel;
  private final List<String> stack = new ArrayList<>();

  /**
   * @param caller the names macros see: those of the template that calls
   * @param firstLevel receives unique ids of macros called by the template itself, or null
   */
  MacroCalls(Globals caller, @Nullable Consumer<String> firstLevel) {
    this.caller = caller;
    this.firstLevel = firstLevel;
  }

  /** Unique ids of the macros being called, outermost first. */
  List<String> stack() {
    return stack;
  }

  /** Notes a call that does not run the macro. */
  void track(RegisteredMacro macro) {
    if (stack.isEmpty() && firstLevel != null) {
      firstLevel.accept(macro.uniqueId());
    }
  }

  /** Calls a macro: what it returned, or else its text. */
  @Nullable Object call(RegisteredMacro macro, Arguments args) {
    track(macro);
    return callUnnoted(macro, args);
  }

  // dbt 1.12: materializations of models, seeds and snapshots are called so
  /** Calls a macro without noting that the template did. */
  @Nullable Object callUnnoted(RegisteredMacro macro, Arguments args) {
    checkDepth();
    stack.addLast(macro.uniqueId());
    try {
      return callApart(macro, args);
    } finally {
      stack.removeLast();
    }
  }

  private void checkDepth() {
    if (stack.size() >= DEEPEST) {
      throw new PyException(
          PyException.Kind.RECURSION_ERROR,
          "maximum recursion depth exceeded while calling a Python object");
    }
  }

  // dbt 1.12: materializations of tests and functions are called so
  /** Calls a macro that stays out of the stack, so that its own calls are of the first level. */
  @Nullable Object callApart(RegisteredMacro macro, Arguments args) {
    try {
      return macro.definition().bind(caller).call(args);
    } catch (ReturnSignal signal) {
      return signal.value();
    } catch (TemplateException e) {
      throw isCaught(e.kind()) ? compilation(e.message()) : e;
    } catch (PyException e) {
      throw isCaught(e.kind()) ? compilation(e.message()) : e;
    } catch (ProblemException e) {
      throw withFrame(e, macro);
    }
  }

  /** Whether Python's handler around macro calls catches it: TypeError, TemplateRuntimeError. */
  private static boolean isCaught(PyException.Kind kind) {
    return switch (kind) {
      case TYPE_ERROR,
          UNDEFINED_ERROR,
          SECURITY_ERROR,
          FILTER_ARGUMENT_ERROR,
          TEMPLATE_RUNTIME_ERROR ->
          true;
      default -> false;
    };
  }

  // dbt 1.12: the macro in which such an error arose is missing from the printed stack
  private static ProblemException compilation(String message) {
    return ProblemException.compilation(message);
  }

  private static ProblemException withFrame(ProblemException e, RegisteredMacro macro) {
    ProblemKind kind = e.problem().kind();
    if (kind != ProblemKind.COMPILATION && kind != ProblemKind.CONTRACT) {
      return e;
    }
    Problem.MacroFrame frame = new Problem.MacroFrame(macro.name(), macro.path());
    return new ProblemException(e.problem().calledBy(frame), e);
  }
}
