package dev.percolate.adapters.api.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes column names unique, first as dbt does for queries and then as agate does for tables. */
public final class ColumnNames {
  private ColumnNames() {}

  /** dbt's rule: the second {@code a} is {@code a_2}, the third {@code a_3}. */
  public static List<String> numbered(List<String> names) {
    Map<String, Integer> seen = new HashMap<>();
    List<String> result = new ArrayList<>(names.size());
    for (String name : names) {
      Integer count = seen.get(name);
      seen.put(name, count == null ? 1 : count + 1);
      result.add(count == null ? name : name + "_" + (count + 1));
    }
    return result;
  }

  /** agate's rule: empty names become letters, taken names get the first free number. */
  public static List<String> unique(List<String> names) {
    Set<String> taken = new HashSet<>();
    List<String> result = new ArrayList<>(names.size());
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i).isEmpty() ? letters(i) : names.get(i);
      String free = name;
      for (int number = 2; !taken.add(free); number++) {
        free = name + "_" + number;
      }
      result.add(free);
    }
    return result;
  }

  private static String letters(int index) {
    return String.valueOf((char) ('a' + index % 26)).repeat(index / 26 + 1);
  }
}
