package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.internal.builtin.Namespace;
import dev.percolate.jinja.value.PyException;
import org.jspecify.annotations.Nullable;

/** The target of {@code {% set ns.attribute = value %}}. */
public final class NamespaceTarget extends Expr {
  final Name owner;
  final String attribute;

  public NamespaceTarget(Name owner, String attribute, int end) {
    super(owner.start, end);
    this.owner = owner;
    this.attribute = attribute;
  }

  /** Jinja checks the owner before it evaluates the value. */
  void check(Frame frame) {
    if (!(owner.raw(frame) instanceof Namespace)) {
      throw new PyException(
          PyException.Kind.TEMPLATE_RUNTIME_ERROR,
          "cannot assign attribute on non-namespace object");
    }
  }

  void assign(Frame frame, @Nullable Object value) {
    if (owner.raw(frame) instanceof Namespace namespace) {
      namespace.set(attribute, value);
    }
  }

  @Override
  public @Nullable Object eval(Frame frame) {
    return owner.eval(frame);
  }

  @Override
  public void forEachChild(NodeVisitor visitor) {}

  @Override
  void declare(Scope.Analysis analysis) {
    analysis.load(owner.name);
  }

  @Override
  void resolve(Resolver resolver) {
    owner.resolve(resolver);
  }
}
