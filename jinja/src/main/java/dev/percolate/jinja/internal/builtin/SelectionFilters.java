package dev.percolate.jinja.internal.builtin;

import dev.percolate.jinja.Environment;
import dev.percolate.jinja.Filter;
import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Iteration;
import dev.percolate.jinja.value.Markup;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Truth;
import dev.percolate.jinja.value.Undefined;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code map}, {@code select} and their like: filters that apply filters and tests by name. */
final class SelectionFilters {
  private SelectionFilters() {}

  static @Nullable Object map(
      Environment environment, @Nullable Object value, Arguments arguments) {
    return new Generator() {
      private Iterator<@Nullable Object> items = Collections.emptyIterator();
      private Function<@Nullable Object, @Nullable Object> function = Function.identity();

      @Override
      void start() {
        if (Truth.test(value)) {
          function = mapping(environment, arguments);
          items = Iteration.iterate(value);
        }
      }

      @Override
      @Nullable Object compute() {
        return items.hasNext() ? function.apply(items.next()) : Missing.MISSING;
      }
    }.value();
  }

  private static Function<@Nullable Object, @Nullable Object> mapping(
      Environment environment, Arguments arguments) {
    Object attribute = arguments.named("attribute");
    if (arguments.positionalCount() == 0 && attribute != Missing.MISSING) {
      Map<String, @Nullable Object> rest = new LinkedHashMap<>(arguments.keywords());
      rest.remove("attribute");
      Object fallback = rest.remove("default");
      if (!rest.isEmpty()) {
        throw argumentError(
            "Unexpected keyword argument " + Texts.repr(rest.keySet().iterator().next()));
      }
      return AttributePath.of(environment, attribute, true, fallback);
    }
    if (arguments.positionalCount() == 0) {
      throw argumentError("map requires a filter argument");
    }
    Object name = arguments.at(0);
    Arguments rest = after(arguments, 1);
    return item -> {
      Filter filter = Markup.plain(name) instanceof String text ? environment.filter(text) : null;
      if (filter == null) {
        throw unknown("filter", name);
      }
      return filter.apply(environment, item, rest);
    };
  }

  /** Keeps the items whose test gives {@code wanted}. */
  static @Nullable Object select(
      Environment environment,
      @Nullable Object value,
      Arguments arguments,
      boolean ofAttribute,
      boolean wanted) {
    return new Generator() {
      private Iterator<@Nullable Object> items = Collections.emptyIterator();
      private Function<@Nullable Object, @Nullable Object> test = Function.identity();

      @Override
      void start() {
        if (Truth.test(value)) {
          test = testing(environment, arguments, ofAttribute);
          items = Iteration.iterate(value);
        }
      }

      @Override
      @Nullable Object compute() {
        while (items.hasNext()) {
          Object item = items.next();
          if (Truth.test(test.apply(item)) == wanted) {
            return item;
          }
        }
        return Missing.MISSING;
      }
    }.value();
  }

  private static Function<@Nullable Object, @Nullable Object> testing(
      Environment environment, Arguments arguments, boolean ofAttribute) {
    Function<@Nullable Object, @Nullable Object> transform = Function.identity();
    if (ofAttribute) {
      if (arguments.positionalCount() == 0) {
        throw argumentError("Missing parameter for attribute name");
      }
      transform = AttributePath.of(environment, arguments.at(0));
    }
    int offset = ofAttribute ? 1 : 0;
    if (arguments.positionalCount() <= offset) {
      return transform;
    }
    Object name = arguments.at(offset);
    Arguments rest = after(arguments, offset + 1);
    return transform.andThen(
        item -> {
          Filter test = Markup.plain(name) instanceof String text ? environment.test(text) : null;
          if (test == null) {
            throw unknown("test", name);
          }
          return test.apply(environment, item, rest);
        });
  }

  private static Arguments after(Arguments arguments, int start) {
    return Arguments.of(arguments.positionalsFrom(start), arguments.keywords());
  }

  private static PyException unknown(String what, @Nullable Object name) {
    String message = "No " + what + " named " + Texts.repr(name) + ".";
    if (name instanceof Undefined undefined) {
      message += " (" + undefined.message() + "; did you forget to quote the callable name?)";
    }
    return new PyException(PyException.Kind.TEMPLATE_RUNTIME_ERROR, message);
  }

  private static PyException argumentError(String message) {
    return new PyException(PyException.Kind.FILTER_ARGUMENT_ERROR, message);
  }
}
