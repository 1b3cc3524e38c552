package dev.percolate.jinja;

import dev.percolate.jinja.internal.tree.Out;
import org.jspecify.annotations.Nullable;

/** One rendering of a template, to be run once. */
public final class Rendering {
  private final Template template;
  private final @Nullable Out out;

  Rendering(Template template, @Nullable Out out) {
    this.template = template;
    this.out = out;
  }

  /** Renders to text. Raises a {@link TemplateException} or what the host's objects raise. */
  public String run(Globals globals) {
    return template.render(globals, out);
  }

  /**
   * The text so far, which may end with what a macro or block under way has written. Another thread
   * may ask only while the rendering one waits.
   */
  public String soFar() {
    return out == null ? "" : out.soFar();
  }
}
