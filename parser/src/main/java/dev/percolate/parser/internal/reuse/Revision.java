package dev.percolate.parser.internal.reuse;

import dev.percolate.manifest.MacroReads;
import dev.percolate.manifest.Resource;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a parse of changed files makes of a kept manifest.
 *
 * @param replaced new resources in place of kept ones, by row
 * @param nodes all nodes in their order, the replaced among them; null when none came or went
 * @param macros all macros in their order; null when they are as they were
 * @param reads what nodes owe to macros, by id where they are new and by row where that may have
 *     changed
 * @param absent names that were asked for and not found
 */
public record Revision(
    SortedMap<Integer, Resource> replaced,
    @Nullable List<RowEntry> nodes,
    @Nullable List<RowEntry> macros,
    Reads reads,
    Iterable<String> absent) {

  /** What nodes owe to macros. */
  public record Reads(Map<Integer, MacroReads> rows, Map<String, MacroReads> added) {}
}
