package dev.percolate.render.internal;

import dev.percolate.jinja.value.Iteration;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.PyTuple;
import dev.percolate.jinja.value.Texts;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** agate's MappedSequence: values by position and, if it has keys, by key. */
class MappedSequence implements PyObject {
  private static final int SHOWN = 5;

  private final String qualifiedName;
  private final List<? extends @Nullable Object> values;
  private final @Nullable List<String> keys;

  MappedSequence(
      String qualifiedName, List<? extends @Nullable Object> values, @Nullable List<String> keys) {
    this.qualifiedName = qualifiedName;
    this.values = values;
    this.keys = keys;
  }

  final PyTuple tuple() {
    return PyTuple.wrap(values.toArray());
  }

  @Override
  public @Nullable Object attribute(String name) {
    return Function.method(found(name), this, "MappedSequence");
  }

  private @Nullable Object found(String name) {
    return switch (name) {
      case "values" -> Function.of(name, _ -> tuple());
      case "keys" -> Function.of(name, _ -> keys == null ? null : PyTuple.wrap(keys.toArray()));
      case "items" -> Function.of(name, _ -> items());
      case "dict" -> Function.of(name, _ -> dict());
      case "get" ->
          Function.of(
              1,
              name,
              args -> {
                Object value = item(args[0]);
                return value == Missing.MISSING ? args[1] : value;
              },
              "key",
              "default");
      default -> Missing.MISSING;
    };
  }

  private PyTuple items() {
    List<Object> pairs = new ArrayList<>();
    if (keys != null) {
      for (int i = 0; i < keys.size(); i++) {
        pairs.add(PyTuple.wrap(new @Nullable Object[] {keys.get(i), values.get(i)}));
      }
    }
    return PyTuple.wrap(pairs.toArray());
  }

  private Map<String, @Nullable Object> dict() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    if (keys != null) {
      for (int i = 0; i < keys.size(); i++) {
        map.put(keys.get(i), values.get(i));
      }
    }
    return map;
  }

  @Override
  public @Nullable Object item(@Nullable Object key) {
    int index = -1;
    if (key instanceof Long number) {
      index = (int) (number < 0 ? number + values.size() : number);
    } else if (key instanceof String name && keys != null) {
      index = keys.indexOf(name);
    }
    return index >= 0 && index < values.size() ? values.get(index) : Missing.MISSING;
  }

  @Override
  public String repr() {
    StringBuilder out = new StringBuilder("<agate.").append(typeName()).append(": (");
    int shown = Math.min(SHOWN, values.size());
    for (int i = 0; i < shown; i++) {
      out.append(i == 0 ? "" : ", ");
      Texts.appendRepr(out, values.get(i));
    }
    return out.append(values.size() > SHOWN ? ", ..." : "").append(")>").toString();
  }

  @Override
  public String qualifiedTypeName() {
    return qualifiedName;
  }

  @Override
  public int length() {
    return values.size();
  }

  @Override
  public boolean isTruthy() {
    return !values.isEmpty();
  }

  @Override
  public Iterator<@Nullable Object> iterate() {
    return Iteration.iterate(values);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MappedSequence sequence && values.equals(sequence.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }
}
