package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyObject;
import org.jspecify.annotations.Nullable;

/** {@code self}: the blocks of the template by name. */
final class SelfValue implements PyObject {
  private final Run run;

  SelfValue(Run run) {
    this.run = run;
  }

  @Override
  public @Nullable Object item(@Nullable Object key) {
    BlockStmt block = run.program.block(key);
    if (block == null) {
      return Missing.MISSING;
    }
    return (PyCallable)
        args -> {
          Out out = run.newOut();
          block.render(run, out);
          return run.made(out.joined());
        };
  }

  @Override
  public String repr() {
    return "<TemplateReference None>";
  }

  @Override
  public String typeName() {
    return "TemplateReference";
  }

  @Override
  public String qualifiedTypeName() {
    return "jinja2.runtime.TemplateReference";
  }
}
