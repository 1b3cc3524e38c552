package dev.percolate.manifest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What compiling and running add to a node. Kept beside the manifest, by unique id, so that the
 * manifest itself never changes.
 *
 * @param isCompiled false when only a path is known: the compiled fields are then not written
 * @param compiledPath where the compiled SQL was written, relative to the project
 * @param buildPath where the SQL that ran was written
 * @param relationName the relation, when compiling changed it; else null
 */
public record CompiledNode(
    String uniqueId,
    boolean isCompiled,
    @Nullable String compiledCode,
    boolean extraCtesInjected,
    List<ExtraCte> extraCtes,
    @Nullable String compiledPath,
    @Nullable String buildPath,
    @Nullable String relationName) {

  public CompiledNode {
    extraCtes = List.copyOf(extraCtes);
  }

  /** An ephemeral model placed before the query as a common table expression. */
  public record ExtraCte(String id, @Nullable String sql) implements Part {
    @Override
    public void fields(FieldSink sink) {
      sink.field("id", id);
      sink.field("sql", sql);
    }
  }
}
