package dev.percolate.jinja.value.modules;

import dev.percolate.jinja.value.PyFunction;
import dev.percolate.jinja.value.Signature;

/** Shorthands for declaring the functions of a module. */
final class Functions {
  private Functions() {}

  /** A function whose parameters are all required. */
  static PyFunction of(String name, PyFunction.Body body, String... required) {
    return new PyFunction(Signature.of(name).required(required).build(), body);
  }

  /** A function with these parameters. */
  static PyFunction of(Signature.Builder signature, PyFunction.Body body) {
    return new PyFunction(signature.build(), body);
  }
}
