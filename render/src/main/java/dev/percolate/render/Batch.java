package dev.percolate.render;

/**
 * One batch of a microbatch model.
 *
 * @param id such as {@code 20240101}
 * @param range the event times it holds
 * @param suffix what its SQL file's name gets, such as {@code 2024-01-01}
 */
public record Batch(String id, EventTimeRange range, String suffix) {}
