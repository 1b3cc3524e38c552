package dev.percolate.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyException.Kind;
import dev.percolate.jinja.value.modules.ItertoolsModule;
import dev.percolate.jinja.value.modules.RegexModule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates that want too much end with a result or an error, on any thread, in little time. */
class HostileTemplatesTest {
  private static final Environment ENVIRONMENT = Environment.builder().build();

  private static Map<String, Object> names() {
    Map<String, Object> names = new HashMap<>();
    names.put("re", new RegexModule());
    names.put("itertools", new ItertoolsModule());
    names.put("f", (PyCallable) args -> args.at(0));
    names.put("x", "q");
    return names;
  }

  /** The text, or the kind of the error; anything else fails the test. */
  private static String run(Environment environment, String template) {
    try {
      return environment.parse(template, "t").render(Globals.of(names()));
    } catch (TemplateException e) {
      assertThat(e.place().line()).isPositive();
      return "!! " + e.kind().pythonName();
    }
  }

  private static String onThread(long stack, String template) throws InterruptedException {
    @Nullable Object[] result = new @Nullable Object[1];
    Runnable work =
        () -> {
          try {
            result[0] = run(ENVIRONMENT, template);
          } catch (Throwable e) {
            result[0] = e;
          }
        };
    Thread thread =
        stack == 0 ? Thread.ofVirtual().start(work) : new Thread(null, work, "small", stack);
    if (stack != 0) {
      thread.start();
    }
    thread.join();
    assertThat(result[0]).as("%.60s", template).isInstanceOf(String.class);
    return String.valueOf(result[0]);
  }

  private static final List<IntFunction<String>> DEEP =
      List.of(
          n -> "{{ " + "(".repeat(n) + "1" + ")".repeat(n) + " }}",
          n -> "{{ " + "[".repeat(n) + "1" + "]".repeat(n) + " }}",
          n -> "{{ " + "{1:".repeat(n) + "1" + "}".repeat(n) + " }}",
          n -> "{{ " + "f(".repeat(n) + "1" + ")".repeat(n) + " }}",
          n -> "{{ " + "x[".repeat(n) + "1" + "]".repeat(n) + " }}",
          n -> "{% if true %}".repeat(n) + "x" + "{% endif %}".repeat(n),
          n -> "{% for i in [1] %}".repeat(n) + "{{ i }}" + "{% endfor %}".repeat(n),
          n -> "{% for i in [1] %}".repeat(n) + "{{ loop.index }}" + "{% endfor %}".repeat(n),
          n -> "{% macro m() %}".repeat(n) + "{{ caller() }}" + "{% endmacro %}".repeat(n),
          n -> "{% call f() %}".repeat(n) + "{{ kwargs }}" + "{% endcall %}".repeat(n),
          n -> "{% set x %}".repeat(n) + "x" + "{% endset %}".repeat(n),
          n -> "{% with a = 1 %}".repeat(n) + "{{ a }}" + "{% endwith %}".repeat(n),
          n -> "{% filter upper %}".repeat(n) + "x" + "{% endfilter %}".repeat(n),
          n -> "{% if y %}" + "{% elif y %}y".repeat(n) + "{% endif %}",
          n -> "{{ x" + "|upper".repeat(n) + " }}",
          n -> "{{ " + "not ".repeat(n) + "x }}",
          n -> "{{ x" + ".upper".repeat(n) + " }}",
          n -> "{{ x" + "[0]".repeat(n) + " }}",
          n -> "{{ f" + "(f)".repeat(n) + " }}",
          n -> "{{ 1" + "+1".repeat(n) + " }}",
          n -> "{{ 1" + "**1".repeat(n) + " }}",
          n -> "{{ " + "-".repeat(n) + "1 }}",
          n -> "{{ x" + "~1".repeat(n) + " }}",
          n -> "{{ x" + "+'a'".repeat(n) + " }}",
          n -> "{{ 1" + "<1".repeat(n) + " }}",
          n -> "{{ x" + " and x".repeat(n) + " }}",
          n -> "{{ 0" + " or 0".repeat(n) + " }}",
          n -> "{{ 1" + " if x else 1".repeat(n) + " }}",
          n -> "{{ 1" + " if x".repeat(n) + " }}",
          n -> "{{ " + "'a' ".repeat(n) + " }}",
          n -> "{% set " + "(".repeat(n) + "a" + ")".repeat(n) + " = 1 %}",
          n -> "{{ " + "(".repeat(n),
          n -> "{#".repeat(n),
          n -> "{% raw %}" + "{%".repeat(n),
          n -> "{% raw %}x{% endraw".repeat(n),
          n -> "{% macro m(a: " + "a[".repeat(n) + "]".repeat(n) + ") %}{% endmacro %}",
          n -> "{{ re.match('" + "(".repeat(n) + ")".repeat(n) + "', 'a') }}",
          n -> "{% set ns = namespace(l=[], m=[]) %}" + grow(n) + "{{ ns.l }}",
          n -> "{% set ns = namespace(l=[], m=[]) %}" + grow(n) + "{{ ns.l == ns.m }}",
          n -> "{% set ns = namespace(l=[], m=[]) %}" + grow(n) + "{{ ns.l|tojson }}",
          n -> "{% set ns = namespace(l=[], m=[]) %}" + grow(n) + "{{ ns.l|pprint }}");

  private static String grow(int n) {
    return "{% for i in range("
        + n
        + ") %}{% set ns.l = [ns.l] %}{% set ns.m = [ns.m] %}{% endfor %}";
  }

  @ParameterizedTest
  @CsvSource({"262144, 1000", "1048576, 10000", "0, 10000", "8388608, 10000"})
  void deepNestingGivesAResultOrAnError(long stack, int depth) throws InterruptedException {
    for (IntFunction<String> shape : DEEP) {
      String result = onThread(stack, shape.apply(depth));
      if (result.startsWith("!!")) {
        assertThat(result)
            .as("%.60s", shape.apply(depth))
            .isIn(
                "!! RecursionError",
                "!! TemplateSyntaxError",
                "!! UndefinedError",
                "!! TypeError",
                "!! error");
      }
    }
  }

  /** Jinja itself ends at about 80 brackets, 100 tags and 200 operators. */
  @Test
  void whatJinjaCanNestWeCanToo() throws InterruptedException {
    for (int stack : new int[] {1 << 20, 8 << 20}) {
      assertThat(onThread(stack, "{{ " + "(".repeat(250) + "1" + ")".repeat(250) + " }}"))
          .isEqualTo("1");
      assertThat(onThread(stack, "{% if x %}".repeat(300) + "1" + "{% endif %}".repeat(300)))
          .isEqualTo("1");
      int operators = stack == 1 << 20 ? 400 : 2400;
      assertThat(onThread(stack, "{{ 1" + "+1".repeat(operators) + " }}"))
          .isEqualTo(String.valueOf(operators + 1));
      assertThat(onThread(stack, "{{ x" + "|upper".repeat(operators) + " }}")).isEqualTo("Q");
      assertThat(
              onThread(
                  stack,
                  "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{% endif %}x{% endmacro %}{{ m(250) }}"))
          .hasSize(251);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{% macro m() %}{{ m() }}{% endmacro %}\n{{ m() }}",
        "{% macro m(n) %}\n{{ m(n + 1) }}{{ m(n + 1) }}{% endmacro %}{{ m(0) }}",
        "{% macro m() %}\n{% call m() %}{{ caller() }}{% endcall %}{% endmacro %}{{ m() }}",
        "{% for i in [1] recursive %}\n{{ loop([1]) }}{% endfor %}",
        "{% block a %}\n{{ self.a() }}{% endblock %}"
      })
  void endlessRecursionIsPythonsErrorAtTheCall(String template) {
    assertThatThrownBy(() -> ENVIRONMENT.parse(template, "t").render(Globals.none()))
        .isInstanceOfSatisfying(
            TemplateException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.RECURSION_ERROR);
              assertThat(e.message()).isEqualTo("maximum recursion depth exceeded");
              assertThat(e.place().column()).isGreaterThan(2);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'a' * 10000000000",
        "'ab' * 1500000000",
        "[1] * 3000000000",
        "('a','b') * 1000000000",
        "'a'.center(2000000000)",
        "'a'.rjust(9999999999999)",
        "'a'.zfill(2000000000)",
        "'\t'.expandtabs(2000000000)",
        "'%1000000000d' % 1",
        "'%.1000000000f' % 1",
        "'%.1000000000d' % 1",
        "'%*d' % (1000000000, 1)",
        "'{:1000000000}'.format(1)",
        "'{:.1000000000f}'.format(1.5)",
        "'{:{}}'.format('a', 1000000000)",
        "2 ** 1000000000",
        "9 ** (9 ** 9)",
        "10 ** (10 ** 10)",
        "(3 ** 600000) ** 10",
        "(2 ** 1000000) * (2 ** 1000000)",
        "'a'|indent(1000000000)",
        "('a' * 100000)|replace('a', 'b' * 100000)",
        "('a' * 100000)|replace('', 'b' * 100000)",
        "('b' * 100000).join('b' * 100000)",
        "range(100000)|join('a' * 100000)",
        "[0]|batch(1000000000, 1)|list",
        "[0]|slice(1000000000)|list",
        "lipsum(100000000)",
        "itertools.count()|list",
        "[]|tojson(1000000000)",
      })
  void valuesThatWouldTakeAllMemoryAreErrors(String expression) {
    assertThat(run(ENVIRONMENT, "{{ " + expression + " }}")).isEqualTo("!! MemoryError");
  }

  @Test
  void listsAndOutputThatGrowWithoutEndAreErrors() {
    assertThat(
            run(
                ENVIRONMENT,
                "{% set l = [1] %}{% for i in range(60) %}{% do l.extend(l) %}{% endfor %}"))
        .isEqualTo("!! MemoryError");
    assertThat(
            run(
                ENVIRONMENT,
                "{% set ns = namespace(s='a') %}{% for i in range(60) %}"
                    + "{% set ns.s = ns.s ~ ns.s %}{% endfor %}"))
        .isEqualTo("!! MemoryError");
    Environment small = Environment.builder().limits(new Limits(10, 1000, 5000)).build();
    assertThatThrownBy(
            () ->
                small
                    .parse("{% for i in range(9) %}\n{{ 'a' * 200 }}{% endfor %}", "t")
                    .render(Globals.none()))
        .isInstanceOfSatisfying(
            TemplateException.class,
            e -> {
              assertThat(e.message()).isEqualTo("the template writes more than 1000 characters");
              assertThat(e.place().line()).isEqualTo(1);
            });
  }

  @Test
  void loopsAndCallsThatTakeTooLongAreErrors() {
    Environment small = Environment.builder().limits(new Limits(100, 1000, 5000)).build();
    String loops =
        "{% for i in range(100000) %}{% for i in range(100000) %}{% endfor %}{% endfor %}";
    assertThatThrownBy(() -> small.parse(loops, "t").render(Globals.none()))
        .isInstanceOf(TemplateException.class)
        .hasMessage("the template takes more than 5000 steps");
    String calls =
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(90)"
            + " }}";
    assertThatThrownBy(() -> small.parse(calls, "t").render(Globals.none()))
        .isInstanceOf(TemplateException.class)
        .hasMessage("the template takes more than 5000 steps");
  }

  @Test
  void aMacroThatFailedCanBeCalledAgain() {
    Environment small = Environment.builder().limits(new Limits(5, 1000, 5000)).build();
    MacroDefinition macro =
        small.parse("{% macro m(n) %}{{ 1 / n }}{% endmacro %}", "t").macros().get("m");
    PyCallable bound = macro.bind(Globals.none());
    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(() -> bound.call(dev.percolate.jinja.value.Arguments.of(0L)))
          .hasMessage("division by zero");
    }
    assertThat(bound.call(dev.percolate.jinja.value.Arguments.of(1L))).isEqualTo("1.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b ~ 3000",
        ".*.*.*.*.*.*.*.*b ~ 3000",
        "(a*)*\\\\1b ~ 50",
        "(?:(?:(?:){1000}){1000}){1000}b ~ 3",
        "a{99999999999} ~ 3",
      })
  void patternsThatBacktrackWithoutEndAreErrors(String pattern, int length) {
    String call = "{{ re.findall('" + pattern + "', 'a' * " + length + ") }}";
    assertThat(run(ENVIRONMENT, call)).isIn("!! error", "!! OverflowError");
  }

  @Test
  void longTemplatesTakeTimeThatGrowsWithTheirLength() {
    List<String> parts =
        List.of(
            "select {{ col }}, {% if x %}a{% else %}b{% endif %} from t -- {# c #}\n",
            "{% set v = 1 %}{{ v }}\n",
            "{{ f(a=1, b=x.y, c=[1, 2]) }}",
            "{%- if x -%}      {%- endif -%}      ",
            "{% raw %}{{ {% endraw %}");
    int length = 1_000_000;
    for (String part : parts) {
      String text = part.repeat(length / part.length());
      length = 200_000;
      Template template = ENVIRONMENT.parse(text, "t");
      assertThat(template.callSites()).hasSizeLessThan(50_000);
      assertThat(run(ENVIRONMENT, text)).isNotNull();
    }
    StringBuilder keywords = new StringBuilder("{{ f(");
    StringBuilder names = new StringBuilder("{{ f('', ");
    for (int i = 0; i < 60_000; i++) {
      keywords.append('k').append(i).append("=1, ");
      names.append("'a' ");
    }
    assertThat(run(ENVIRONMENT, keywords + ") }}")).isEqualTo("1");
    assertThat(run(ENVIRONMENT, names + ") }}")).isEmpty();
    assertThat(run(ENVIRONMENT, "{{ 1|a" + ".b".repeat(400_000) + " }}")).startsWith("!!");
    assertThat(run(ENVIRONMENT, "{{ 0x" + "f".repeat(900_000) + " }}")).isEqualTo("!! ValueError");
    assertThat(run(ENVIRONMENT, "{{ " + "9".repeat(900_000) + " }}")).isEqualTo("!! ValueError");
  }

  @Test
  void manyValuesAreHandledInTimeThatGrowsWithTheirNumber() {
    List<String> expressions = new ArrayList<>();
    expressions.add("(([[1]] * 100000)|sum(start=[]))|length");
    expressions.add("('a' * 100000)|wordwrap(1)|length");
    expressions.add("('1' * 300000)|int(0, 16) > 0");
    expressions.add("('a ' * 100000)|title|length");
    expressions.add("(range(100000)|unique|list)|length");
    for (String expression : expressions) {
      assertThat(run(ENVIRONMENT, "{{ " + expression + " }}")).doesNotStartWith("!!");
    }
  }
}
