package dev.percolate.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Templates reach what the host gives them and nothing of Java. */
class SandboxTest {
  private static final Pattern REFLECTION =
      Pattern.compile(
          "java\\.lang\\.(reflect|invoke|classfile|foreign)\\b|MethodHandle|Class\\.forName"
              + "|getDeclared|getMethods?\\(|getFields?\\(|ClassLoader|ObjectInputStream"
              + "|ScriptEngine|ProcessBuilder|Runtime\\.getRuntime|System\\.(exit|load)|java\\.net\\.");

  /** A host's value that is none of the kinds the engine knows. */
  @SuppressWarnings("unused")
  static final class Plain {
    public final String field = "secret";

    public String method() {
      return "secret";
    }

    @Override
    public String toString() {
      return "a plain object";
    }
  }

  @Test
  void noSourceOfTheEngineOrOfTheContextsUsesReflection() throws IOException {
    List<String> found = new ArrayList<>();
    for (String folder : List.of("src/main/java", "../render/src/main/java")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
          for (String line : Files.readAllLines(file)) {
            if (REFLECTION.matcher(line).find()) {
              found.add(file + ": " + line.strip());
            }
          }
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void attributesOfPythonsMachineryAreUndefinedForEveryValue() {
    Environment environment = Environment.builder().build();
    List<String> values =
        List.of(
            "''",
            "1",
            "1.5",
            "true",
            "[]",
            "()",
            "{}",
            "range(3)",
            "dict",
            "namespace()",
            "m",
            "loop",
            "self",
            "cycler('a')",
            "joiner()",
            "lipsum",
            "''.join",
            "[].append",
            "{}.items()",
            "'a'|map('upper')",
            "'%s'.format",
            "plain");
    List<String> attributes =
        List.of(
            "__class__",
            "__init__",
            "__globals__",
            "__mro__",
            "__subclasses__",
            "__dict__",
            "__code__",
            "__func__",
            "__self__",
            "__module__",
            "_context",
            "func_globals",
            "gi_frame",
            "mro",
            "class",
            "getClass",
            "hashCode",
            "wait",
            "field",
            "method");
    for (String value : values) {
      for (String attribute : attributes) {
        for (String access :
            List.of(
                "(" + value + ")." + attribute,
                "(" + value + ")['" + attribute + "']",
                "(" + value + ")|attr('" + attribute + "')")) {
          String template =
              "{% macro m() %}{% endmacro %}{% for i in [1] %}{{ "
                  + access
                  + " is defined }}{% endfor %}{% if false %}{{ loop }}{{ self }}{% endif %}";
          assertThat(run(environment, template)).as(access).isIn("False", "error");
        }
      }
    }
  }

  private static String run(Environment environment, String template) {
    Map<String, Object> names = new HashMap<>();
    names.put("plain", new Plain());
    try {
      return environment.parse(template, "t").render(Globals.of(names));
    } catch (TemplateException e) {
      return "error";
    }
  }

  @Test
  void anObjectOfTheHostIsOnlyItsText() {
    Environment environment = Environment.builder().build();
    assertThat(run(environment, "{{ plain }}")).isEqualTo("a plain object");
    for (String use : List.of("plain.field", "plain.method()", "plain()", "plain['field']")) {
      assertThat(run(environment, "{{ " + use + " }}")).isIn("", "error");
    }
  }
}
