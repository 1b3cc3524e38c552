package dev.percolate.render;

import dev.percolate.adapters.api.ResultTable;
import org.jspecify.annotations.Nullable;

/**
 * A result stored by {@code store_result}.
 *
 * @param response what the warehouse said: usually an {@code AdapterResponse}
 */
public record StatementResult(@Nullable Object response, ResultTable table) {}
