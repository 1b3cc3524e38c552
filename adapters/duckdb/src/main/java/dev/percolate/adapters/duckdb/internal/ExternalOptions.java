package dev.percolate.adapters.duckdb.internal;

import dev.percolate.diagnostics.PythonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Options and file patterns of models written to files. */
final class ExternalOptions {
  private static final Set<String> QUOTED = Set.of("delimiter", "quote", "escape", "null");

  private ExternalOptions() {}

  /**
   * The option list of a COPY statement; {@code options} gets the defaults that were worked out.
   */
  static String write(String location, Map<String, @Nullable Object> options) {
    if (!options.containsKey("format")) {
      inferFormat(location, options);
    }
    if ("csv".equals(options.get("format")) && !options.containsKey("header")) {
      options.put("header", 1L);
    }
    String partitions = PythonText.str(options.get("partition_by"));
    if (options.containsKey("partition_by")
        && partitions.indexOf(',') >= 0
        && !partitions.startsWith("(")) {
      options.put("partition_by", "(" + partitions + ")");
    }
    List<String> parts = new ArrayList<>();
    options.forEach(
        (key, value) -> {
          String text = PythonText.str(value);
          boolean quoted = QUOTED.contains(key.toLowerCase(Locale.ROOT)) && !text.startsWith("'");
          parts.add(quoted ? key + " '" + text + "'" : key + " " + text);
        });
    return String.join(", ", parts);
  }

  private static void inferFormat(String location, Map<String, @Nullable Object> options) {
    String extension = extension(location);
    String compression =
        switch (extension.toLowerCase(Locale.ROOT)) {
          case ".gz" -> "gzip";
          case ".zst" -> "zstd";
          default -> null;
        };
    if (compression != null) {
      extension = extension(location.substring(0, location.length() - extension.length()));
    }
    if (!extension.isEmpty()) {
      options.put("format", extension.substring(1).toLowerCase(Locale.ROOT));
      if (compression != null) {
        options.putIfAbsent("compression", compression);
      }
    } else {
      options.put("format", options.containsKey("delimiter") ? "csv" : "parquet");
    }
  }

  /** Python's {@code os.path.splitext}: leading dots of the file name do not count. */
  private static String extension(String path) {
    int name = path.lastIndexOf('/') + 1;
    while (name < path.length() && path.charAt(name) == '.') {
      name++;
    }
    int dot = path.lastIndexOf('.');
    return dot > name ? path.substring(dot) : "";
  }

  /** The pattern that reads back what was written. */
  static String read(String location, Map<String, @Nullable Object> options) {
    boolean partitioned = isTrue(options.get("partition_by"));
    if (!partitioned && !isTrue(options.get("per_thread_output"))) {
      return location;
    }
    StringBuilder out = new StringBuilder(location).append("/*");
    if (partitioned) {
      int levels = PythonText.str(options.get("partition_by")).split(",", -1).length;
      out.append("/*".repeat(levels));
    }
    return out.append('.')
        .append(PythonText.str(options.getOrDefault("format", "parquet")))
        .toString();
  }

  private static boolean isTrue(@Nullable Object value) {
    return value != null
        && !Boolean.FALSE.equals(value)
        && !"".equals(value)
        && !Long.valueOf(0).equals(value);
  }
}
