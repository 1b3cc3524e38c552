package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Attributes;
import dev.percolate.jinja.value.MarkupCallable;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.Types;
import dev.percolate.jinja.value.Undefined;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** {@code a(arguments)}. */
public final class Call extends Expr {
  final Expr callee;
  final CallArguments arguments;

  public Call(Expr callee, CallArguments arguments, int end) {
    super(callee.start, end);
    this.callee = callee;
    this.arguments = arguments;
  }

  public Expr callee() {
    return callee;
  }

  public CallArguments arguments() {
    return arguments;
  }

  @Override
  public @Nullable Object eval(Frame frame) {
    if (callee instanceof Attribute method) {
      return evalMethod(method, frame);
    }
    Object target = callee.eval(frame);
    try {
      return invoke(target, arguments.eval(frame), frame);
    } catch (PyException e) {
      throw located(e, frame);
    } catch (RuntimeException e) {
      throw left(e, frame);
    }
  }

  /** Methods of builtin types are called without making a value of the method first. */
  private @Nullable Object evalMethod(Attribute method, Frame frame) {
    Object owner = method.owner.eval(frame);
    try {
      if (owner == null || owner instanceof PyObject) {
        Object target = method.of(owner, frame);
        return invoke(target, arguments.eval(frame), frame);
      }
      Arguments values = arguments.eval(frame);
      Object result = Attributes.callMethod(owner, method.name, values);
      return result == Missing.MISSING ? invoke(method.of(owner, frame), values, frame) : result;
    } catch (PyException e) {
      throw located(e, frame);
    } catch (RuntimeException e) {
      throw left(e, frame);
    }
  }

  private RuntimeException left(RuntimeException error, Frame frame) {
    if (frame.run.notes(error)) {
      frame.run.leaveCall(error, this);
    }
    return error;
  }

  /** Calls with one more named argument, {@code caller}. */
  @Nullable Object evalWithCaller(Frame frame, MacroValue caller) {
    Object target = callee.eval(frame);
    try {
      Arguments own = arguments.eval(frame);
      int count = own.count();
      @Nullable Object[] values = new @Nullable Object[count + 1];
      String[] names = new String[own.namedCount() + 1];
      for (int i = 0; i < own.positionalCount(); i++) {
        values[i] = own.at(i);
      }
      for (int i = 0; i < own.namedCount(); i++) {
        values[own.positionalCount() + i] = own.namedAt(i);
        names[i] = own.nameAt(i);
      }
      values[count] = caller;
      names[names.length - 1] = "caller";
      if (Arrays.asList(names).indexOf("caller") < names.length - 1) {
        throw PyException.type(
            "jinja2.sandbox.SandboxedEnvironment.call() got multiple values for keyword argument"
                + " 'caller'");
      }
      return invoke(target, Arguments.of(values, names), frame);
    } catch (PyException e) {
      throw located(e, frame);
    } catch (RuntimeException e) {
      throw left(e, frame);
    }
  }

  private @Nullable Object invoke(@Nullable Object target, Arguments values, Frame frame) {
    if (target instanceof PyCallable callable) {
      try {
        return callable.call(callable instanceof MarkupCallable ? values : values.plain());
      } catch (PyException e) {
        if (e.kind() == PyException.Kind.STOP_ITERATION) {
          return frame
              .run
              .environment
              .undefined()
              .hint("value was undefined because a callable raised a StopIteration exception");
        }
        throw e;
      }
    }
    if (target instanceof Undefined undefined) {
      throw undefined.error();
    }
    throw PyException.type("'" + Types.shown(target) + "' object is not callable");
  }

  @Override
  public void forEachChild(NodeVisitor visitor) {
    visitor.visit(callee);
    arguments.forEachChild(visitor);
  }
}
