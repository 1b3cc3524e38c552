package dev.percolate.adapters.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of a manifest node that decides its relation.
 *
 * @param quoting the node's own quoting; the key {@code column} is ignored
 * @param external SQL that replaces the rendered path, as {@link Adapter#externalLocation} gives it
 *     for a source, or null
 */
public record RelationConfig(
    @Nullable String database,
    @Nullable String schema,
    @Nullable String identifier,
    Map<String, ? extends @Nullable Object> quoting,
    @Nullable String external) {}
