package dev.percolate.jinja.internal.tree;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a scope by name, in the order they came: mostly few, then without a hash map.
 */
final class VariableTable implements Iterable<Variable> {
  private static final int FEW = 8;
  private static final Variable[] NONE = new Variable[0];

  private Variable[] variables = NONE;
  private int size;

  /** Where each name stands; only when there are more than a few. */
  private @Nullable Map<String, Integer> places;

  @Nullable Variable get(String name) {
    int place = find(name);
    return place < 0 ? null : variables[place];
  }

  /** Adds a variable, or puts it in the place of the one of the same name. */
  void put(Variable variable) {
    int place = find(variable.name);
    if (place >= 0) {
      variables[place] = variable;
      return;
    }
    if (size == variables.length) {
      variables = Arrays.copyOf(variables, Math.max(2, size * 2));
    }
    variables[size++] = variable;
    if (places != null) {
      places.put(variable.name, size - 1);
    } else if (size > FEW) {
      places = new HashMap<>();
      for (int i = 0; i < size; i++) {
        places.put(variables[i].name, i);
      }
    }
  }

  private int find(String name) {
    if (places != null) {
      return places.getOrDefault(name, -1);
    }
    int hash = name.hashCode();
    for (int i = 0; i < size; i++) {
      String other = variables[i].name;
      if (other == name || (other.hashCode() == hash && other.equals(name))) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public Iterator<Variable> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < size;
      }

      @Override
      public Variable next() {
        if (next >= size) {
          throw new NoSuchElementException();
        }
        return variables[next++];
      }
    };
  }
}
