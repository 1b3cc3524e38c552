package dev.percolate.parser.internal;

import dev.percolate.manifest.Identity;
import org.jspecify.annotations.Nullable;

/**
 * A file of rows for unit tests.
 *
 * @param rows a list of maps for a CSV file, the text for a SQL file
 */
public record Fixture(Identity identity, @Nullable Object rows) {}
