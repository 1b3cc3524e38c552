package dev.percolate.jinja.internal.builtin;

import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Markup;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.PyRange;
import dev.percolate.jinja.value.Signature;
import dev.percolate.jinja.value.Sizes;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Truth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Jinja's globals by name. */
public final class GlobalTable {
  private static final long MAX_RANGE = 100_000;

  /** All of them. */
  public static final List<String> NAMES =
      List.of("range", "dict", "namespace", "cycler", "joiner", "lipsum");

  private GlobalTable() {}

  /** The global, newly made, or {@link Missing#MISSING}. */
  public static @Nullable Object find(String name) {
    return switch (name) {
      case "range" -> (PyCallable) GlobalTable::range;
      case "dict" -> new ClassObject("dict", Dictionaries::dict);
      case "namespace" -> new ClassObject("jinja2.utils.Namespace", Namespace::new);
      case "cycler" -> new ClassObject("jinja2.utils.Cycler", Cycler::new);
      case "joiner" -> new ClassObject("jinja2.utils.Joiner", GlobalTable::joiner);
      case "lipsum" -> (PyCallable) GlobalTable::lipsum;
      default -> Missing.MISSING;
    };
  }

  private static Object range(Arguments args) {
    if (args.namedCount() > 0) {
      throw PyException.type(
          "safe_range() got an unexpected keyword argument " + Texts.repr(args.nameAt(0)));
    }
    int count = args.positionalCount();
    if (count == 0) {
      throw PyException.type("range expected at least 1 argument, got 0");
    }
    if (count > 3) {
      throw PyException.type("range expected at most 3 arguments, got " + count);
    }
    long first = NumberFilters.integer(args.at(0));
    PyRange range =
        new PyRange(
            count == 1 ? 0 : first,
            count == 1 ? first : NumberFilters.integer(args.at(1)),
            count == 3 ? NumberFilters.integer(args.at(2)) : 1);
    if (range.size() > MAX_RANGE) {
      throw PyException.overflow(
          "Range too big. The sandbox blocks ranges larger than MAX_RANGE (100000).");
    }
    return range;
  }

  private static Object joiner(Arguments args) {
    Object separator =
        Signature.of("Joiner.__init__").method().optional("sep", ", ").build().bind(args)[0];
    return new Joiner(separator);
  }

  /** Placeholder text; unlike Jinja's it is the same every time. */
  private static Object lipsum(Arguments args) {
    @Nullable Object[] a =
        Signature.of("generate_lorem_ipsum")
            .optional("n", 5L)
            .optional("html", true)
            .optional("min", 20L)
            .optional("max", 100L)
            .build()
            .bind(args);
    String paragraph =
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt"
            + " ut labore et dolore magna aliqua.";
    boolean html = Truth.test(a[1]);
    StringBuilder out = new StringBuilder();
    for (long i = NumberFilters.integer(a[0]); i > 0; i--) {
      out.append(out.isEmpty() ? "" : html ? "\n" : "\n\n");
      out.append(html ? "<p>" + paragraph + "</p>" : paragraph);
      Sizes.check(out.length());
    }
    return html ? Markup.of(out.toString()) : out.toString();
  }
}
