package dev.percolate.manifest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A described column.
 *
 * @param config meta, tags and whatever else the user wrote
 * @param dimension the word or the map of a semantic dimension, or null
 * @param entity the word or the map of a semantic entity, or null
 * @param extras further keys the user wrote, serialised last
 */
public record ColumnSpec(
    String name,
    String description,
    Map<String, @Nullable Object> meta,
    @Nullable String dataType,
    List<Constraint> constraints,
    @Nullable Boolean quote,
    Map<String, @Nullable Object> config,
    List<String> tags,
    @Nullable String granularity,
    @Nullable Object dimension,
    @Nullable Object entity,
    List<String> docBlocks,
    Map<String, @Nullable Object> extras)
    implements Part {

  public ColumnSpec {
    meta = Frozen.map(meta);
    constraints = List.copyOf(constraints);
    config = Frozen.map(config);
    tags = List.copyOf(tags);
    docBlocks = List.copyOf(docBlocks);
    extras = Frozen.map(extras);
  }

  /** The same column with another description and the docs blocks used in it. */
  public ColumnSpec described(String text, List<String> blocks) {
    return new ColumnSpec(
        name,
        text,
        meta,
        dataType,
        constraints,
        quote,
        config,
        tags,
        granularity,
        dimension,
        entity,
        blocks,
        extras);
  }

  /** The same column with other constraints. */
  public ColumnSpec withConstraints(List<Constraint> changed) {
    return new ColumnSpec(
        name,
        description,
        meta,
        dataType,
        changed,
        quote,
        config,
        tags,
        granularity,
        dimension,
        entity,
        docBlocks,
        extras);
  }

  @Override
  public void fields(FieldSink sink) {
    sink.field("name", name);
    sink.field("description", description);
    sink.field("meta", meta);
    sink.field("data_type", dataType);
    sink.field("constraints", constraints);
    sink.field("quote", quote);
    sink.struct("config", config);
    sink.field("tags", tags);
    sink.field("granularity", granularity);
    sink.struct("dimension", dimension);
    sink.struct("entity", entity);
    sink.field("doc_blocks", docBlocks);
    for (Map.Entry<String, @Nullable Object> extra : extras.entrySet()) {
      sink.field(extra.getKey(), extra.getValue());
    }
  }
}
