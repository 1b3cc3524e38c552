package dev.percolate.jinja.value;

import org.jspecify.annotations.Nullable;

/** A function of the host with declared parameters. */
public final class PyFunction implements PyCallable, PyObject {
  /** What the function does with its bound parameters. */
  @FunctionalInterface
  public interface Body {
    /** Runs with one value per parameter, as {@link Signature#bind(Arguments)} gives them. */
    @Nullable Object run(@Nullable Object[] parameters);
  }

  private final Signature signature;
  private final Body body;

  public PyFunction(Signature signature, Body body) {
    this.signature = signature;
    this.body = body;
  }

  @Override
  public @Nullable Object call(Arguments args) {
    return body.run(signature.bind(args));
  }

  @Override
  public String name() {
    return signature.name();
  }

  @Override
  public String repr() {
    return "<function " + signature.name() + ">";
  }

  @Override
  public String qualifiedTypeName() {
    return "function";
  }
}
