package dev.percolate.parser.internal.properties;

import dev.percolate.parser.internal.Held;
import dev.percolate.parser.internal.Parallel;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an entry of a {@code models} section comes to by itself, made before it is its turn; null
 * where only its turn can tell.
 *
 * @param item the entry
 * @param tests its tests, not yet in the draft
 */
record ModelAhead(
    Place place,
    @Nullable Held<PropertyFile.Item> item,
    @Nullable Held<GenericTests.Drafted> tests) {

  /**
   * Where an entry stands.
   *
   * @param entries the whole section
   */
  record Place(PropertyFile file, GenericTests tests, List<?> entries, int index) {
    void item(Consumer<PropertyFile.Item> taker) {
      taker.accept(file.item("models", entries, entries.get(index)));
    }
  }

  /** Reads one entry and makes its tests; safe for use by many threads. */
  static ModelAhead of(Place place, Parallel parallel) {
    Held<PropertyFile.Item> item = parallel.ahead(place::item);
    if (item == null || item.failure() != null) {
      return new ModelAhead(place, item, null);
    }
    Entry entry = item.values().getFirst().rendered();
    return new ModelAhead(
        place,
        item,
        isSettled(entry)
            ? parallel.ahead(taker -> Models.draftTests(place.tests(), place.file(), entry, taker))
            : null);
  }

  /** Gives the entry, in its turn. */
  void giveItem(Consumer<PropertyFile.Item> taker) {
    if (item == null) {
      place.item(taker);
    } else {
      item.give(taker);
    }
  }

  /** Whether making the tests depends on nothing that is done first and changes nothing. */
  private static boolean isSettled(Entry entry) {
    return entry.get("versions") == null
        && !namesTest(entry.get("data_tests"))
        && !namesTest(entry.get("columns"));
  }

  /** A test loses its {@code test_name} when it is read, which later messages may show. */
  private static boolean namesTest(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> map.containsKey("test_name") || namesTest(map.get("data_tests"));
      case List<?> list -> {
        boolean found = false;
        for (Object item : list) {
          found |= namesTest(item);
        }
        yield found;
      }
      case null, default -> false;
    };
  }
}
