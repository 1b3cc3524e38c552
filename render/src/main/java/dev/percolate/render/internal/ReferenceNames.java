package dev.percolate.render.internal;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.Globals;
import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.render.Captured;
import dev.percolate.render.ParseContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The few names of references in property files: {@code ref}, and for exposures {@code source} and
 * {@code metric} too. All give nothing.
 */
record ReferenceNames(Subject subject, Captured captured, boolean refsOnly)
    implements Globals, ParseContext {

  @Override
  public @Nullable Object lookup(String name) {
    return switch (name) {
      case "ref" ->
          (PyCallable)
              args -> {
                captured.refs().add(RefCalls.ref(args, subject));
                return "";
              };
      case "source" ->
          refsOnly
              ? Missing.MISSING
              : (PyCallable)
                  args -> {
                    captured.sources().add(RefCalls.source(args, subject));
                    return "";
                  };
      case "metric" -> refsOnly ? Missing.MISSING : (PyCallable) this::metric;
      default -> Missing.MISSING;
    };
  }

  private @Nullable Object metric(Arguments args) {
    int count = args.positionalCount();
    if (count != 1 && count != 2) {
      throw ProblemException.compilation(
          "metric() takes at most two arguments (" + count + " given)");
    }
    List<String> call = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      call.add(String.valueOf(args.at(i)));
    }
    captured.metrics().add(call);
    return "";
  }

  @Override
  public String render(String template) {
    return Engines.text(template, this, subject, true);
  }

  @Override
  public @Nullable Object renderNative(String template) {
    return Engines.nativeValue(template, this, subject, true);
  }
}
