package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.Environment;
import dev.percolate.jinja.value.Markup;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where output goes: a text, or in a native environment a list of values. */
public final class Out {
  private final StringBuilder text;

  /** Where this output begins in the text, which it may have borrowed from outer ones. */
  private final int start;

  private final @Nullable List<@Nullable Object> values;
  private final int most;
  private int chunks;
  private boolean isRoot;
  private @Nullable Invalid invalid;

  Out(Environment environment) {
    this(environment, new StringBuilder());
  }

  /** An output at the end of a text that others write to; {@link #release} when it is joined. */
  Out(Environment environment, StringBuilder borrowed) {
    values = environment.isNative() ? new ArrayList<>() : null;
    most = environment.limits().output();
    text = borrowed;
    start = borrowed.length();
  }

  /** The text until now; of a native environment nothing. */
  public String soFar() {
    return text.substring(start);
  }

  /** Gives back the room of this output. */
  void release() {
    text.setLength(start);
  }

  /**
   * For the output of a whole template. dbt makes native values texts one by one while the template
   * goes on, as soon as there is a second one.
   */
  static Out root(Environment environment) {
    Out out = new Out(environment);
    out.isRoot = environment.isNative();
    return out;
  }

  /** Says about how many characters will be written. */
  void expect(int characters) {
    if (values == null) {
      text.ensureCapacity(start + characters);
    }
  }

  /** Says that an output statement writes so many chunks now. */
  void count(int more) {
    chunks += more;
    if (text.length() > most || chunks > most) {
      throw new PyException(
          PyException.Kind.MEMORY_ERROR, "the template writes more than " + most + " characters");
    }
  }

  /**
   * A value that Jinja writes without making it a text: if it is none, joining the output fails at
   * the end.
   */
  void raw(@Nullable Object value, Node node) {
    if (values == null && !(Markup.plain(value) instanceof String) && invalid == null) {
      invalid = new Invalid(chunks, Types.name(value), node.start);
    }
    chunks++;
    value(value);
  }

  private record Invalid(int index, String type, int offset) {
    PyException error() {
      return PyException.type(
          "sequence item " + index + ": expected str instance, " + type + " found");
    }
  }

  /** Raises the error of the first value that was no text. */
  void check(Run run) {
    if (invalid != null) {
      throw run.located(invalid.error(), invalid.offset, invalid.offset + 1);
    }
  }

  void text(String constant) {
    if (values == null) {
      text.append(constant);
    } else {
      addTo(values, constant);
    }
  }

  void value(@Nullable Object value) {
    if (values != null) {
      addTo(values, value);
    } else if (value instanceof String string) {
      text.append(string);
    } else {
      Texts.appendStr(text, value);
    }
  }

  private void addTo(List<@Nullable Object> all, @Nullable Object value) {
    if (isRoot && all.size() == 1) {
      all.set(0, Texts.str(all.getFirst()));
    }
    all.add(isRoot && !all.isEmpty() ? Texts.str(value) : value);
  }

  /** The values written, in a native environment. */
  public List<@Nullable Object> values() {
    return values == null ? new ArrayList<>(List.of(text.toString())) : values;
  }

  /** The text written, in a text environment. */
  public String text() {
    return text.toString();
  }

  /** The text written. Native values must be texts here, as in Python's {@code "".join}. */
  String joined() {
    if (values == null) {
      if (invalid != null) {
        throw invalid.error();
      }
      return text.substring(start);
    }
    for (int i = 0; i < values.size(); i++) {
      Object value = Markup.plain(values.get(i));
      if (value instanceof String string) {
        text.append(string);
      } else {
        throw PyException.type(
            "sequence item " + i + ": expected str instance, " + Types.shown(value) + " found");
      }
    }
    values.clear();
    values.add(text.substring(start));
    return text.substring(start);
  }
}
