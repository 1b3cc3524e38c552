package dev.percolate.project;

/**
 * The text of a source file as dbt keeps it.
 *
 * @param contents the text without leading and trailing white space
 * @param checksum lower-case hex SHA-256, or the path when {@code checksumName} is {@code path}
 * @param checksumName {@code sha256}, {@code path} or {@code none}
 */
public record FileText(String contents, String checksumName, String checksum) {}
