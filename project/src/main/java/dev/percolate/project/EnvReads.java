package dev.percolate.project;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Which environment variables templates read, and what they saw. Safe to use from many threads. */
public final class EnvReads {
  /** Stands for a variable that was not set, so that its default was used. */
  public static final String DEFAULTED = "DBT_DEFAULT_PLACEHOLDER";

  private final ConcurrentSkipListMap<String, String> seen = new ConcurrentSkipListMap<>();

  /** Notes one read; secrets are never kept. */
  public void record(String name, String value) {
    if (!name.startsWith(EnvVars.SECRET_PREFIX)) {
      seen.put(name, value);
    }
  }

  /** Everything noted so far, sorted by name. */
  public Map<String, String> seen() {
    return java.util.Collections.unmodifiableMap(seen);
  }
}
