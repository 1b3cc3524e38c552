package dev.percolate.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.UndefinedFlavor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TemplateTest {
  private final Environment environment = Environments.dbt(false, false);

  private Template parse(String source) {
    return environment.parse(source, "models/a.sql");
  }

  @Test
  void textWithoutTagsIsReturnedWithoutOneTrailingLineEnd() {
    Template template = parse("select { 1 }\r\n\r\n");
    assertThat(template.isDynamic()).isFalse();
    assertThat(template.render(Globals.none())).isEqualTo("select { 1 }\n");
  }

  @Test
  void aGlobalIsLookedUpAtMostOncePerRenderAndOnlyWhenRead() {
    AtomicInteger lookups = new AtomicInteger();
    Globals globals =
        name -> {
          lookups.incrementAndGet();
          return name.equals("x") ? 1L : Missing.MISSING;
        };
    String text = "{% if false %}{{ y }}{% endif %}{% for i in [1,2,3] %}{{ x }}{% endfor %}";
    assertThat(parse(text).render(globals)).isEqualTo("111");
    assertThat(lookups).hasValue(1);
  }

  @Test
  void aMacroIsBoundToDifferentGlobals() {
    Template template = parse("{% macro m(a, b='d') %}{{ a }}-{{ b }}-{{ x }}{% endmacro %}");
    MacroDefinition macro = template.macros().get("dbt_macro__m");
    assertThat(macro.bind(Globals.of(Map.of("x", 1L))).call(Arguments.of("q"))).isEqualTo("q-d-1");
    assertThat(macro.bind(Globals.of(Map.of("x", 2L))).call(Arguments.of("q", "r")))
        .isEqualTo("q-r-2");
  }

  @Test
  void parametersTellTypesAndDefaults() {
    MacroDefinition macro =
        parse("{% macro m(a, b: dict[str, int] = none, c=[1], d=x ~ 'y') %}{% endmacro %}")
            .allMacros()
            .getFirst();
    assertThat(macro.parameters())
        .containsExactly(
            new MacroDefinition.Parameter("a", null, false, Missing.MISSING, null),
            new MacroDefinition.Parameter("b", "dict[str, int]", true, null, "None"),
            new MacroDefinition.Parameter("c", null, true, List.of(1L), "[1]"),
            new MacroDefinition.Parameter("d", null, true, Missing.MISSING, "x ~ 'y'"));
  }

  @Test
  void tagsOfTheHostDefineMacros() {
    Template template =
        parse(
            """
            {% docs d %}text {{ 1 }}{% enddocs %}
            {% test t(model, column_name) %}{{ model }}{% endtest %}
            {% materialization m, adapter='duckdb', supported_languages=['sql', 'python'] %}x{% endmaterialization %}
            {% materialization n, default %}y{% endmaterialization %}
            """);
    assertThat(template.macros().keySet())
        .containsExactly(
            "dbt_docs__d",
            "dbt_macro__test_t",
            "dbt_macro__materialization_m_duckdb",
            "dbt_macro__materialization_n_default");
    List<MacroDefinition> macros = List.copyOf(template.macros().values());
    assertThat(macros.get(0).tag()).isEqualTo("docs");
    assertThat(macros.get(0).bind(Globals.none()).call(Arguments.NONE)).isEqualTo("text 1");
    assertThat(macros.get(2).parameters().getFirst().defaultValue())
        .isEqualTo(List.of("sql", "python"));
    assertThat(macros.get(3).parameters().getFirst().defaultValue()).isEqualTo(List.of("sql"));
    assertThat(macros.get(3).place().line()).isEqualTo(4);
  }

  @Test
  void callSitesGivePathArgumentsAndSource() {
    Template template =
        parse(
            "{{ config(materialized='table', n=-1, t=var('x', 1) ~ 'a', d={'a': [true]}, s=a+1)"
                + " }}\n"
                + "  {{ adapter.dispatch('m', 'p')(ref('a', v=2)) }}");
    List<CallSite> calls = template.callSites();
    assertThat(calls).hasSize(5);
    CallSite config = calls.get(0);
    assertThat(config.calls("config")).isTrue();
    assertThat(config.arguments())
        .containsExactly(
            new CallSite.Argument("materialized", "table", "table", "Const"),
            new CallSite.Argument("n", Missing.MISSING, "-1", "Neg"),
            new CallSite.Argument("t", Missing.MISSING, "var('x', 1) ~ 'a'", "Concat"),
            new CallSite.Argument("d", Map.of("a", List.of(true)), "{'a': [True]}", "Dict"),
            new CallSite.Argument(
                "s",
                Missing.MISSING,
                "Add(left=Name(name='a', ctx='load'), right=Const(value=1))",
                "Add"));
    assertThat(calls.get(2).path()).isEmpty();
    assertThat(calls.get(3).path()).containsExactly("adapter", "dispatch");
    assertThat(calls.get(3).place()).isEqualTo(new Place("models/a.sql", 2, 6, 91));
    assertThat(calls.get(4).positional(0))
        .isEqualTo(new CallSite.Argument(null, "a", "a", "Const"));
    assertThat(template.mentions("a")).isTrue();
    assertThat(template.mentions("table")).isFalse();
  }

  @Test
  void errorsHaveTheInnermostPlace() {
    Template template = parse("select\n  {{ 1 + 2 }},\n  {{ x.upper() + (1 + none) }}");
    assertThatThrownBy(() -> template.render(Globals.of(Map.of("x", "a"))))
        .isInstanceOfSatisfying(
            TemplateException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(PyException.Kind.TYPE_ERROR);
              assertThat(e.place()).isEqualTo(new Place("models/a.sql", 3, 19, 40));
              assertThat(e.isSyntax()).isFalse();
            });
  }

  @Test
  void anErrorInAMacroOfAnotherTemplateIsPlacedThere() {
    PyCallable macro =
        environment
            .parse("{% macro m() %}\n{{ 1 / 0 }}{% endmacro %}", "macros/m.sql")
            .macros()
            .get("dbt_macro__m")
            .bind(Globals.none());
    assertThatThrownBy(() -> parse("{{ m() }}").render(Globals.of(Map.of("m", macro))))
        .isInstanceOfSatisfying(
            TemplateException.class,
            e -> assertThat(e.place()).isEqualTo(new Place("macros/m.sql", 2, 4, 19)));
  }

  @Test
  void exceptionsOfTheHostPassThrough() {
    PyCallable host =
        args -> {
          throw new IllegalStateException("mine");
        };
    assertThatThrownBy(
            () -> parse("{% set x %}{{ h() }}{% endset %}").render(Globals.of(Map.of("h", host))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("mine");
  }

  @Test
  void endlessRecursionAndDeepNestingAreErrors() {
    Map<String, Object> names = new HashMap<>();
    PyCallable macro =
        parse("{% macro m() %}{{ m() }}{% endmacro %}")
            .macros()
            .get("dbt_macro__m")
            .bind(Globals.of(names));
    names.put("m", macro);
    assertThatThrownBy(() -> macro.call(Arguments.NONE))
        .isInstanceOf(TemplateException.class)
        .hasMessage("maximum recursion depth exceeded");
    String deep = "(".repeat(5000) + "1" + ")".repeat(5000);
    assertThatThrownBy(() -> parse("{{ " + deep + " }}"))
        .isInstanceOf(TemplateException.class)
        .hasMessage("maximum recursion depth exceeded");
    String wide = "1" + " + 1".repeat(2000);
    assertThat(parse("{{ " + wide + " }}").render(Globals.none())).isEqualTo("2001");
  }

  @Test
  void breakOutsideALoopIsFoundWhenParsing() {
    assertThatThrownBy(() -> parse("{% break %}")).hasMessage("'break' outside loop");
    assertThatThrownBy(() -> parse("{% for i in [] %}{% else %}{% continue %}{% endfor %}"))
        .hasMessage("'continue' not properly in loop");
  }

  @Test
  void ownFiltersTestsAndGlobalsAreFound() {
    Environment own =
        Environment.builder()
            .undefined(UndefinedFlavor.CAPTURE)
            .filter("twice", (env, value, args) -> value + "" + value)
            .test("answer", (env, value, args) -> Long.valueOf(42).equals(value))
            .global("g", 7L)
            .build();
    assertThat(
            own.parse("{{ 'a'|twice }}{{ 42 is answer }}{{ g }}{{ x.y }}", "t")
                .render(Globals.none()))
        .isEqualTo("aaTrue7");
  }

  @Test
  void macrosCallEachOtherByNameWithoutPrefix() {
    Environment plain = Environment.builder().build();
    Template template = plain.parse("{% macro a(x) %}<{{ x }}>{% endmacro %}{{ a(1) }}", "t");
    assertThat(template.render(Globals.none())).isEqualTo("<1>");
  }

  @Test
  void oneTemplateIsRenderedByManyThreads() throws InterruptedException {
    Template template =
        parse(
            "{% set n = namespace(v=0) %}{% for i in range(50) %}{% set n.v = n.v + x %}{% endfor"
                + " %}{{ n.v }}");
    List<Thread> threads = new java.util.ArrayList<>();
    AtomicInteger right = new AtomicInteger();
    for (long x = 0; x < 8; x++) {
      Globals globals = Globals.of(Map.of("x", x));
      String expected = String.valueOf(50 * x);
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    if (template.render(globals).equals(expected)) {
                      right.incrementAndGet();
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(right).hasValue(8);
  }

  @Test
  void whatAMacroWroteBeforeItFailedIsForgotten() {
    Environment plain = Environment.builder().build();
    Template template =
        plain.parse(
            "{% macro bad() %}lost{{ 1 // 0 }}{% endmacro %}"
                + "{% macro good(x) %}[{{ attempt(bad) }}{{ x }}{{ inner() }}]{% endmacro %}"
                + "{% macro inner() %}{{ attempt(bad) }}in{% endmacro %}"
                + "{{ good(1) }}{{ attempt(bad) }}{{ good(2) }}",
            "t");
    PyCallable attempt =
        args -> {
          try {
            return ((PyCallable) args.at(0)).call(Arguments.NONE);
          } catch (TemplateException e) {
            return "!";
          }
        };
    assertThat(template.render(Globals.of(Map.of("attempt", attempt))))
        .isEqualTo("[!1!in]![!2!in]");
  }

  @Test
  void namedArgumentsOfAMacroFindTheirParametersAndTheRestIsKwargs() {
    Environment plain = Environment.builder().build();
    String macro = "{% macro m(a, b='d') %}{{ a }}{{ b }}{{ kwargs }}{% endmacro %}";
    assertThat(plain.parse(macro + "{{ m(b=2, z=3, a=1, y=4) }}", "t").render(Globals.none()))
        .isEqualTo("12{'z': 3, 'y': 4}");
    assertThat(plain.parse(macro + "{{ m(1, a=2) }}", "t").render(Globals.none()))
        .isEqualTo("1d{'a': 2}");
    String strict = "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(1, a=2) }}";
    assertThatThrownBy(() -> plain.parse(strict, "t").render(Globals.none()))
        .hasMessage("macro 'm' takes no keyword argument 'a'");
  }
}
