package dev.percolate.parser;

import java.nio.file.Path;

/**
 * Whether a parse may use what an earlier one left, and where that lies.
 *
 * @param isEnabled the flag {@code partial_parse}
 * @param looksAtFiles the flag {@code partial_parse_file_diff}; without it files count as unchanged
 * @param readFrom the state file of the earlier parse
 * @param writeTo where this parse leaves its own
 */
public record ReusePolicy(boolean isEnabled, boolean looksAtFiles, Path readFrom, Path writeTo) {

  /** Never dbt's {@code partial_parse.msgpack}, which dbt would try to read. */
  public static final String STATE_FILE = "percolate_parse.bin";
}
