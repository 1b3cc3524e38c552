package dev.percolate.render.internal;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.Truth;
import dev.percolate.jinja.value.Types;
import dev.percolate.manifest.RefArgs;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the arguments of {@code ref}, {@code source}, {@code metric} and {@code function}. */
final class RefCalls {
  private RefCalls() {}

  static RefArgs ref(Arguments args, Subject subject) {
    int count = args.positionalCount();
    if (count != 1 && count != 2) {
      throw about("ref() takes at most two arguments (" + count + " given)", subject);
    }
    Object name = args.at(count - 1);
    Object packageName = count == 2 ? args.at(0) : null;
    Object version = args.named("version");
    // dbt 1.12: a false version counts as none, other keywords are ignored
    if (version == Missing.MISSING || !Truth.test(version)) {
      version = args.named("v");
    }
    if (version == Missing.MISSING) {
      version = null;
    }
    if (!(name instanceof String text)) {
      throw typed("name argument to ref() must be a string", name);
    }
    if (packageName != null && !(packageName instanceof String)) {
      throw typed("package argument to ref() must be a string or None", packageName);
    }
    boolean plain =
        version == null
            || version instanceof String
            || version instanceof Long
            || version instanceof Double
            || version instanceof Boolean;
    if (!plain) {
      throw ProblemException.compilation(
          "The version argument to ref() must be a string, int, float, or None - got "
              + type(version));
    }
    return new RefArgs(text, (String) packageName, version);
  }

  static List<String> source(Arguments args, Subject subject) {
    refuseNamed(args, "source");
    if (args.positionalCount() != 2) {
      throw about(
          "source() takes exactly two arguments (" + args.positionalCount() + " given)", subject);
    }
    if (!(args.at(0) instanceof String source)) {
      throw typed("source name (first) argument to source() must be a string", args.at(0));
    }
    if (!(args.at(1) instanceof String table)) {
      throw typed("table name (second) argument to source() must be a string", args.at(1));
    }
    return List.of(source, table);
  }

  static List<String> metric(Arguments args, Subject subject) {
    return named(args, "metric", "metric", subject);
  }

  static List<String> function(Arguments args, Subject subject) {
    return named(args, "function", "ref", subject);
  }

  private static List<String> named(
      Arguments args, String function, String inMessage, Subject subject) {
    refuseNamed(args, function);
    int count = args.positionalCount();
    if (count != 1 && count != 2) {
      throw about(inMessage + "() takes at most two arguments (" + count + " given)", subject);
    }
    if (!(args.at(count - 1) instanceof String name)) {
      throw typed("name argument to " + function + "() must be a string", args.at(count - 1));
    }
    List<String> call = new ArrayList<>(2);
    if (count == 2) {
      if (args.at(0) instanceof String packageName) {
        call.add(packageName);
      } else if (args.at(0) != null) {
        throw typed("package argument to " + function + "() must be a string or None", args.at(0));
      }
    }
    call.add(name);
    return call;
  }

  private static void refuseNamed(Arguments args, String function) {
    if (args.namedCount() > 0) {
      String name = Character.toUpperCase(function.charAt(0)) + function.substring(1);
      throw PyException.type(
          "Base"
              + name
              + "Resolver.__call__() got an unexpected keyword argument '"
              + args.nameAt(0)
              + "'");
    }
  }

  private static ProblemException about(String message, Subject subject) {
    return new ProblemException(subject.saidOf(ProblemException.compilation(message).problem()));
  }

  private static ProblemException typed(String what, @Nullable Object value) {
    return ProblemException.compilation("The " + what + ", got " + type(value));
  }

  private static String type(@Nullable Object value) {
    return "<class '" + Types.qualifiedName(value) + "'>";
  }
}
