package dev.percolate.project;

import org.jspecify.annotations.Nullable;

/**
 * The comment put on every query.
 *
 * @param comment the template; empty for none; null for dbt's default JSON comment
 * @param append whether it follows the query instead of preceding it
 * @param jobLabel whether BigQuery gets it as job labels too
 */
public record QueryComment(@Nullable String comment, boolean append, boolean jobLabel) {
  /** dbt's default comment, in front. */
  public static final QueryComment DEFAULT = new QueryComment(null, false, false);

  /** No comment. */
  public static final QueryComment NONE = new QueryComment("", false, false);
}
