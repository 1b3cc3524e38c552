package dev.percolate.manifest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model.
 *
 * @param access {@code private}, {@code protected} or {@code public}
 * @param version Long, Double or String; null for an unversioned model
 * @param latestVersion the same for the newest version
 * @param deprecationDate ISO text as dbt writes it, or null
 * @param primaryKey column names
 * @param timeSpine standard_granularity_column and custom_granularities, or null
 */
public record Model(
    NodeHead head,
    CodePart code,
    String access,
    List<Constraint> constraints,
    @Nullable Object version,
    @Nullable Object latestVersion,
    @Nullable String deprecationDate,
    List<String> primaryKey,
    @Nullable Map<String, @Nullable Object> timeSpine)
    implements ExecutableNode {

  public Model {
    constraints = List.copyOf(constraints);
    primaryKey = List.copyOf(primaryKey);
    timeSpine = timeSpine == null ? null : Frozen.map(timeSpine);
  }

  public boolean isVersioned() {
    return version != null;
  }

  public boolean isLatestVersion() {
    return version != null && (version.equals(latestVersion) || isSameNumber());
  }

  // dbt 1.12: 2 and 2.0 are the same version
  private boolean isSameNumber() {
    return version instanceof Number one
        && latestVersion instanceof Number other
        && one.doubleValue() == other.doubleValue();
  }

  @Override
  public String searchName() {
    return version == null ? name() : name() + ".v" + version;
  }

  @Override
  public void fields(FieldSink sink) {
    CompiledNode compiled = sink.compiled(uniqueId());
    head.fields(sink, compiled);
    code.fields(sink, compiled);
    sink.field("access", access);
    sink.field("constraints", compiled == null ? constraints : compiled.located(constraints));
    sink.field("version", version);
    sink.field("latest_version", latestVersion);
    sink.field("deprecation_date", deprecationDate);
    sink.templateOnly("defer_relation", null);
    sink.field("primary_key", primaryKey);
    sink.struct("time_spine", timeSpine);
    sink.templateOnly("batch", null);
  }
}
