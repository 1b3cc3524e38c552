package dev.percolate.jinja.value;

import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code dict.keys()}, {@code values()} and {@code items()} return: a live view. */
public final class DictView extends AbstractCollection<@Nullable Object> implements PyObject {
  /** Which view it is. */
  public enum Kind {
    KEYS("dict_keys"),
    VALUES("dict_values"),
    ITEMS("dict_items");

    private final String typeName;

    Kind(String typeName) {
      this.typeName = typeName;
    }
  }

  private final Kind kind;
  private final Map<?, ? extends @Nullable Object> map;

  public DictView(Kind kind, Map<?, ? extends @Nullable Object> map) {
    this.kind = kind;
    this.map = map;
  }

  /** Which view this is. */
  public Kind kind() {
    return kind;
  }

  /** The dictionary looked at. */
  public Map<?, ? extends @Nullable Object> map() {
    return map;
  }

  @Override
  public int size() {
    return map.size();
  }

  @Override
  public Iterator<@Nullable Object> iterator() {
    Iterator<? extends Map.Entry<?, ? extends @Nullable Object>> entries =
        map.entrySet().iterator();
    int size = map.size();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        if (map.size() != size) {
          throw Iteration.changed("dictionary");
        }
        return entries.hasNext();
      }

      @Override
      public @Nullable Object next() {
        Map.Entry<?, ? extends @Nullable Object> entry = Iteration.advance(entries);
        return switch (kind) {
          case KEYS -> entry.getKey();
          case VALUES -> entry.getValue();
          case ITEMS -> PyTuple.of(entry.getKey(), entry.getValue());
        };
      }
    };
  }

  @Override
  public boolean contains(@Nullable Object item) {
    return switch (kind) {
      case KEYS -> Operators.contains(map, item);
      case ITEMS ->
          item instanceof PyTuple pair
              && pair.size() == 2
              && Operators.contains(map, pair.get(0))
              && Operators.eq(Items.find(map, pair.get(0)), pair.get(1));
      case VALUES -> Comparison.containsByWalking(this, item);
    };
  }

  @Override
  public boolean isTruthy() {
    return !map.isEmpty();
  }

  @Override
  public String repr() {
    StringBuilder out = new StringBuilder();
    appendRepr(out, null);
    return out.toString();
  }

  @Override
  public void appendRepr(StringBuilder out, Texts.@Nullable Open open) {
    if (Texts.Open.holds(open, this)) {
      out.append("...");
      return;
    }
    out.append(kind.typeName).append("([");
    Texts.appendElements(out, this, Texts.Open.of(this, open));
    out.append("])");
  }

  @Override
  public String qualifiedTypeName() {
    return kind.typeName;
  }

  @Override
  public int length() {
    return map.size();
  }

  @Override
  public Iterator<@Nullable Object> iterate() {
    return iterator();
  }
}
