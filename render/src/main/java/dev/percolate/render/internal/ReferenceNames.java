package dev.percolate.render.internal;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.Globals;
import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.Texts;
import dev.percolate.manifest.RefArgs;
import dev.percolate.render.Captured;
import dev.percolate.render.ParseContext;
import java.util.ArrayList;
import java.util.Arrays;
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
                captured.refs().add(refsOnly ? ofSemanticModel(args) : RefCalls.ref(args, subject));
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

  // dbt 1.12: an error of its own for the name, and none for the package
  private RefArgs ofSemanticModel(Arguments args) {
    int count = args.positionalCount();
    if ((count == 1 || count == 2) && !(args.at(count - 1) instanceof String)) {
      throw ProblemException.parsing(
          "In a semantic model or metrics section in "
              + subject.path()
              + " the name argument to ref() must be a string");
    }
    if (count == 2 && args.at(0) != null) {
      List<@Nullable Object> texts = Arrays.asList(Texts.str(args.at(0)), args.at(1));
      return RefCalls.ref(Arguments.of(texts, args.keywords()), subject);
    }
    return RefCalls.ref(args, subject);
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
