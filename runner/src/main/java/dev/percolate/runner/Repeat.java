package dev.percolate.runner;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code retry} does again of an earlier run.
 *
 * @param ids the nodes that failed or were skipped
 * @param batches of microbatch models that did a part of their batches
 * @param overloads which overloads of functions are made already
 * @param startedAt when the earlier run began: batches are counted from then
 */
public record Repeat(
    Set<String> ids,
    Map<String, Batches> batches,
    Map<String, List<String>> overloads,
    Instant startedAt) {

  public Repeat {
    ids = Collections.unmodifiableSet(new LinkedHashSet<>(ids));
    batches = Collections.unmodifiableMap(new LinkedHashMap<>(batches));
    overloads = Collections.unmodifiableMap(new LinkedHashMap<>(overloads));
  }

  /** Batches of one model, each with its start and end as artifacts show them. */
  public record Batches(List<List<String>> successful, List<List<String>> failed) {
    public Batches {
      successful = List.copyOf(successful);
      failed = List.copyOf(failed);
    }
  }
}
