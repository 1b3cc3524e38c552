package dev.percolate.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.PyCallable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What users see of errors: {@code src/test/pictures}, rewritten by {@code -Dgolden.update}. */
class ErrorPicturesTest {
  private static final Path FILE = Path.of("src/test/pictures/errors.txt");
  private static final String BETWEEN = "\n====\n";
  private static final String MIDDLE = "\n----\n";

  private final Environment environment =
      Environment.builder().traced(IllegalStateException.class).build();

  private Map<String, Object> names() {
    Map<String, Object> names = new HashMap<>();
    names.put("customers", "c");
    names.put("x", "s");
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("value", 1L);
    names.put("record", record);
    PyCallable fail =
        args -> {
          throw new IllegalStateException("the host says no");
        };
    names.put("fail", fail);
    names.put("call", (PyCallable) args -> callerOf(args).call(Arguments.of(1L)));
    names.put(
        "shared",
        environment
            .parse("{% macro shared(n) %}\n  {{ n + 'a' }}{% endmacro %}", "macros/shared.sql")
            .macros()
            .get("shared")
            .bind(Globals.none()));
    return names;
  }

  private static PyCallable callerOf(Arguments args) {
    return (PyCallable) java.util.Objects.requireNonNull(args.named("caller"));
  }

  private String draw(String template) {
    try {
      return "no error: " + environment.parse(template, "models/a.sql").render(Globals.of(names()));
    } catch (RuntimeException e) {
      TemplateException error = TemplateException.of(e);
      return error == null ? "no place: " + e : error.picture();
    }
  }

  @Test
  void errorsAreDrawnWithTheirLineTheCallsAndTheNameThatWasMeant() throws IOException {
    String expected = Files.readString(FILE);
    StringBuilder actual = new StringBuilder();
    for (String test : expected.split(BETWEEN)) {
      int middle = test.indexOf(MIDDLE);
      String template = middle < 0 ? test.stripTrailing() : test.substring(0, middle);
      actual.append(actual.isEmpty() ? "" : BETWEEN);
      actual.append(template).append(MIDDLE).append(draw(template));
    }
    actual.append('\n');
    if ("true".equals(System.getProperty("golden.update"))) {
      Files.writeString(FILE, actual);
    }
    assertThat(actual.toString()).isEqualTo(expected);
  }

  @Test
  void aTemplateExceptionTellsItsCallsInnermostFirst() {
    String template = "{% macro m() %}\n{{ 1 / 0 }}{% endmacro %}{{ m() }}";
    assertThatThrownBy(() -> environment.parse(template, "t").render(Globals.none()))
        .isInstanceOfSatisfying(
            TemplateException.class,
            e ->
                assertThat(e.calls())
                    .containsExactly(
                        new TemplateException.Call("m", new Place("t", 2, 4, 19)),
                        new TemplateException.Call(null, new Place("t", 2, 29, 44))));
  }

  @Test
  void exceptionsOfOtherClassesAreLeftAlone() {
    PyCallable other =
        args -> {
          throw new IllegalArgumentException("mine");
        };
    assertThatThrownBy(
            () -> environment.parse("{{ f() }}", "t").render(Globals.of(Map.of("f", other))))
        .isInstanceOfSatisfying(
            IllegalArgumentException.class,
            e -> {
              assertThat(e.getSuppressed()).isEmpty();
              assertThat(TemplateException.of(e)).isNull();
            });
  }
}
