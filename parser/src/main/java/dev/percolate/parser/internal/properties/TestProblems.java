package dev.percolate.parser.internal.properties;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What can be wrong in a {@code data_tests} item, in dbt's words. */
final class TestProblems {
  private TestProblems() {}

  static ProblemException isNoTest(@Nullable Object test) {
    return ProblemException.parsing("test must be dict or str, got " + typeAndValue(test));
  }

  static ProblemException severalKeys(Map<?, ?> test) {
    List<String> pairs = new ArrayList<>();
    test.forEach((key, value) -> pairs.add("(" + Texts.repr(key) + ", " + Texts.repr(value) + ")"));
    return ProblemException.parsing(
        "test definition dictionary must have exactly one key, got ["
            + String.join(", ", pairs)
            + "] instead ("
            + test.size()
            + " keys)");
  }

  static ProblemException argumentsAreNoMap(@Nullable Object given) {
    return ProblemException.parsing("test arguments must be a dict, got " + typeAndValue(given));
  }

  static ProblemException nameIsNoText(@Nullable Object name) {
    return ProblemException.parsing("test name must be a str, got " + typeAndValue(name));
  }

  static ProblemException configIsNoMap(@Nullable Object config) {
    return ProblemException.parsing("'config' must be a dict, got " + typeAndValue(config));
  }

  static ProblemException modelIsReserved() {
    return ProblemException.compilation(
        "Test arguments include \"model\", which is a reserved argument");
  }

  static ProblemException unexpectedName(String name) {
    return ProblemException.compilation("Test name string did not match expected pattern: " + name);
  }

  static ProblemException keyInTwoPlaces() {
    return ProblemException.compilation(
        "Test cannot have the same key at the top-level and in config");
  }

  static ProblemException tagIsNoText(@Nullable Object tag) {
    return ProblemException.compilation(
        "got " + Texts.str(tag) + " (" + PythonTypes.of(tag) + ") for tag, expected a str");
  }

  static ProblemException tagsAreNoList(@Nullable Object tags) {
    return ProblemException.compilation(
        "got "
            + Texts.str(tags)
            + " ("
            + PythonTypes.of(tags)
            + ") for tags, expected a list of strings");
  }

  /** Runs a rendering; an undefined macro in it is explained as dbt explains it. */
  static @Nullable Object rendering(
      TestTarget target,
      @Nullable Object column,
      String test,
      String key,
      Supplier<@Nullable Object> render) {
    try {
      return render.get();
    } catch (ProblemException e) {
      String message = e.problem().message();
      int undefined = message.indexOf("is undefined");
      if (undefined < 0) {
        throw e;
      }
      throw ProblemException.compilation(
          "The "
              + target.name()
              + "."
              + Texts.str(column)
              + " column's \""
              + test
              + "\" test references an undefined macro in its "
              + key
              + " configuration argument. The macro "
              + message.substring(0, undefined)
              + "is undefined.\nPlease note that the generic test configuration parser currently does not"
              + " support using custom macros to populate configuration values");
    }
  }

  private static String typeAndValue(@Nullable Object value) {
    return PythonTypes.of(value) + " (value " + Texts.str(value) + ")";
  }
}
