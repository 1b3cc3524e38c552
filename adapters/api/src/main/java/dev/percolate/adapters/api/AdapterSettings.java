package dev.percolate.adapters.api;

import dev.percolate.diagnostics.EventSink;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an adapter must know beside its credentials.
 *
 * @param projectName the root project's name
 * @param quoting the root project's quoting dictionary
 * @param directory the directory relative paths of the profile are meant from, in dbt the working
 *     directory
 * @param events receives connection, query and cache events, without {@code node_info}: the sink
 *     adds that; called from all worker threads
 */
public record AdapterSettings(
    String projectName,
    Map<String, ? extends @Nullable Object> quoting,
    Path directory,
    EventSink events) {}
