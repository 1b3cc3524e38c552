package dev.percolate.selection.internal;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.EventSink;
import dev.percolate.diagnostics.Level;
import dev.percolate.manifest.Checksum;
import dev.percolate.manifest.Seed;
import dev.percolate.selection.StateRules;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares seeds by checksum; for one too big to be read only its path is known, which warns. */
record SeedComparison(StateRules rules, EventSink events) {

  boolean isSame(Checksum before, Seed seed) {
    boolean same = before.equals(seed.checksum());
    if (seed.checksum().name().equals("path")) {
      if (!before.name().equals("path")) {
        warn(
            seed,
            "I052",
            "SeedIncreased",
            ". The previous file was <=" + rules.maximumSeedSizeMib() + "MiB, so it has changed");
      } else if (same) {
        warn(
            seed,
            "I053",
            "SeedExceedsLimitSamePath",
            " at the same path, dbt cannot tell if it has changed: assuming they are the same");
      } else {
        warn(
            seed,
            "I054",
            "SeedExceedsLimitAndPathChanged",
            ". The previous file was in a different location, assuming it has changed");
      }
    }
    return same;
  }

  private void warn(Seed seed, String code, String name, String rest) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("package_name", seed.packageName());
    data.put("name", seed.name());
    String message =
        "[WARNING]: Found a seed ("
            + seed.packageName()
            + "."
            + seed.name()
            + ") >"
            + rules.maximumSeedSizeMib()
            + "MiB in size"
            + rest;
    events.fire(new Event(code, name, Level.WARN, message, data));
  }
}
