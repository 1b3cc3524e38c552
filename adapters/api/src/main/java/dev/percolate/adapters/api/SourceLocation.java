package dev.percolate.adapters.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A source, as an adapter needs it to decide whether it lies outside the warehouse.
 *
 * @param meta the source's meta overlaid with its extra config keys
 */
public record SourceLocation(
    String name,
    String identifier,
    String schema,
    @Nullable String database,
    List<String> tags,
    Map<String, @Nullable Object> meta) {}
