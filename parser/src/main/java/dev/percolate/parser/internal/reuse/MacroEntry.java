package dev.percolate.parser.internal.reuse;

import dev.percolate.manifest.Macro;
import org.jspecify.annotations.Nullable;

/**
 * A macro of the manifest after files with macros have changed.
 *
 * @param row where it was kept; counts only without {@code made}
 * @param made what is new about it; null when it is as it was
 */
public record MacroEntry(String uniqueId, int row, @Nullable Macro made) {}
