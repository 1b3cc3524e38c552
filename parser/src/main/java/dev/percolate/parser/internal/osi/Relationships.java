package dev.percolate.parser.internal.osi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Joins between datasets: each pair that has an entity of one name. */
final class Relationships {
  private final Map<String, List<Side>> entities = new LinkedHashMap<>();

  /**
   * An entity of a dataset.
   *
   * @param isOne whether it has one row for each value
   */
  private record Side(String dataset, String column, boolean isOne) {}

  void add(String dataset, String entity, String column, String type) {
    boolean isOne = type.equals("primary") || type.equals("unique");
    entities.computeIfAbsent(entity, _ -> new ArrayList<>()).add(new Side(dataset, column, isOne));
  }

  List<Map<String, @Nullable Object>> all() {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    entities.forEach(
        (entity, sides) -> {
          for (int i = 0; i < sides.size(); i++) {
            for (int j = i + 1; j < sides.size(); j++) {
              if (!sides.get(i).dataset().equals(sides.get(j).dataset())) {
                all.add(between(entity, sides.get(i), sides.get(j)));
              }
            }
          }
        });
    return all;
  }

  /** From the side with many rows; else in the order of the datasets' names. */
  private static Map<String, @Nullable Object> between(String entity, Side first, Side second) {
    boolean inOrder =
        first.isOne() == second.isOne()
            ? first.dataset().compareTo(second.dataset()) <= 0
            : second.isOne();
    Side from = inOrder ? first : second;
    Side to = inOrder ? second : first;
    Map<String, @Nullable Object> relationship = new LinkedHashMap<>();
    relationship.put("name", from.dataset() + "__" + to.dataset() + "__" + entity);
    relationship.put("from", from.dataset());
    relationship.put("to", to.dataset());
    relationship.put("from_columns", List.of(from.column()));
    relationship.put("to_columns", List.of(to.column()));
    return relationship;
  }
}
