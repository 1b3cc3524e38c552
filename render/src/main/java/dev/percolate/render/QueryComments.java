package dev.percolate.render;

import dev.percolate.adapters.api.ConnectionPool;
import dev.percolate.manifest.Resource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts the project's comment on every statement of a connection. The comment of a connection is
 * rendered once, until its name changes. Safe for many threads.
 */
public final class QueryComments implements ConnectionPool.QueryComment {
  private final Renderer renderer;
  private final Function<String, @Nullable Resource> nodes;
  private final boolean append;
  private final ThreadLocal<@Nullable Rendered> last = new ThreadLocal<>();

  private record Rendered(String connectionName, String comment) {}

  /**
   * Comments of a project.
   *
   * @param nodes finds what a connection works for by its name, which is a unique id then
   */
  public QueryComments(Renderer renderer, Function<String, @Nullable Resource> nodes) {
    this.renderer = renderer;
    this.nodes = nodes;
    this.append = renderer.invocation().packages().root().queryComment().append();
  }

  /**
   * Renders the project's own comment once, so that a wrong one is told before any work.
   *
   * @throws dev.percolate.diagnostics.ProblemException when it cannot be a comment
   */
  public void check() {
    String own = renderer.invocation().packages().root().queryComment().comment();
    if (own != null && !own.isEmpty()) {
      renderer.queryComment("master", null);
    }
  }

  @Override
  public String add(String connectionName, String sql) {
    Rendered rendered = last.get();
    if (rendered == null || !rendered.connectionName.equals(connectionName)) {
      String comment = renderer.queryComment(connectionName, nodes.apply(connectionName));
      rendered = new Rendered(connectionName, comment.strip());
      last.set(rendered);
    }
    String comment = rendered.comment;
    if (comment.isEmpty()) {
      return sql;
    }
    if (!append) {
      return "/* " + comment + " */\n" + sql;
    }
    String body = sql.stripTrailing();
    return body.endsWith(";")
        ? body.substring(0, body.length() - 1) + "\n/* " + comment + " */;"
        : body + "\n/* " + comment + " */";
  }
}
