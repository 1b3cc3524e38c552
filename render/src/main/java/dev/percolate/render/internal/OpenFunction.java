package dev.percolate.render.internal;

import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.Texts;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A method that takes any named arguments.
 *
 * @param shownName the name in errors, with its class
 * @param self what it belongs to
 * @param required the first parameters, which must be given
 * @param most how many arguments may be given by position
 */
record OpenFunction(
    String shownName, @Nullable Object self, String[] required, int most, PyCallable body)
    implements PyCallable, PyObject {

  @Override
  public @Nullable Object call(Arguments args) {
    if (args.positionalCount() > most) {
      throw PyException.type(
          shownName
              + "() takes "
              + (most > 0 && required.length == 0 ? "from 1 to " : "")
              + (most + 1)
              + " positional argument"
              + (most == 0 ? "" : "s")
              + " but "
              + (args.positionalCount() + 1)
              + " were given");
    }
    String[] absent =
        Arrays.stream(required)
            .skip(args.positionalCount())
            .filter(name -> args.named(name) == Missing.MISSING)
            .toArray(String[]::new);
    if (absent.length > 0) {
      throw Function.missing(shownName, absent);
    }
    return body.call(args);
  }

  @Override
  public String name() {
    return shownName;
  }

  @Override
  public String repr() {
    return "<bound method " + shownName + " of " + Texts.repr(self) + ">";
  }

  @Override
  public String qualifiedTypeName() {
    return "method";
  }
}
