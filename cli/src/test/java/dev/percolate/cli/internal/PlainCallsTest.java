package dev.percolate.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the build makes of switches over types and of records says what javac's own does. */
final class PlainCallsTest {
  private static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();

  private static final String SAMPLE =
      """
      import java.util.*;
      public final class Sample implements java.util.function.Supplier<List<Object>> {
        sealed interface Shape permits Point, Line, Empty {
          default int corners() {
            return switch (this) {
              case Point _ -> 1;
              case Line _ -> 2;
              case Empty _ -> 0;
            };
          }
        }
        record Point(int x, long y, double z, float f, boolean b, char c, byte d, short e) implements Shape {}
        record Line(Point from, Object to, String name) implements Shape {}
        enum Empty implements Shape { ONE, TWO }

        static Object kind(Object value) {
          return switch (value) {
            case null -> "null";
            case String text when text.isEmpty() -> "empty";
            case Line(Point(var x, _, _, _, _, _, _, _), String to, _) when x > 1 -> to + x;
            case String text -> text;
            case Integer number when number > 5 -> number + 1;
            case CharSequence other -> "characters";
            case Number number -> -1;
            case List<?> list -> list.size();
            case int[] numbers -> numbers.length;
            case Shape shape -> shape(shape) + shape.corners();
            default -> "other";
          };
        }

        static String shape(Shape shape) {
          return switch (shape) {
            case Point point -> "point" + point;
            case Line line -> "line" + line.name();
            case Empty.ONE -> "one";
            case Empty empty -> "empty";
          };
        }

        static String word(Object value) {
          return switch (value) {
            case String text when text.length() > 3 -> "long";
            case String text -> switch (text) {
              case "a" -> "first";
              default -> "text";
            };
            default -> "none";
          };
        }

        public List<Object> get() {
          Point one = new Point(1, 2L, 0.0, 1f, true, 'c', (byte) 1, (short) 2);
          Point two = new Point(2, 2L, -0.0, Float.NaN, false, 'd', (byte) 1, (short) 2);
          Point same = new Point(2, 2L, -0.0, Float.NaN, false, 'd', (byte) 1, (short) 2);
          List<Object> values = new ArrayList<>(Arrays.asList(
              null, "", "a", "text", 3, 7, 7L, 2.5, new StringBuilder("x"), List.of(1, 2), new int[3],
              one, two, same, new Line(one, "to", "l"), new Line(two, "to", "l"), new Line(same, "to", "l"),
              new Line(two, 5, null), new Line(null, null, null), Empty.ONE, Empty.TWO, 'c'));
          List<Object> told = new ArrayList<>();
          for (Object value : values) {
            told.add(kind(value));
            if (value != null) {
              told.add(word(value));
            }
            if (value instanceof Record) {
              told.add(value.hashCode());
              told.add(value.toString());
              for (Object other : values) {
                told.add(value.equals(other));
              }
            }
          }
          return told;
        }
      }
      """;

  @TempDir Path folder;
  private Path original;
  private Path rewritten;

  @BeforeEach
  void rewrite() throws Exception {
    Path source = Files.writeString(folder.resolve("Sample.java"), SAMPLE);
    original = Files.createDirectories(folder.resolve("original"));
    rewritten = Files.createDirectories(folder.resolve("rewritten"));
    Path tool = Files.createDirectories(folder.resolve("tool"));
    compile(source, original);
    compile(REPOSITORY.resolve("config/PlainCalls.java"), tool);
    try (URLClassLoader tools = loader(tool);
        URLClassLoader classes = loader(original)) {
      Class<?> plain = tools.loadClass("PlainCalls");
      Constructor<?> constructor = plain.getDeclaredConstructor(ClassLoader.class);
      constructor.setAccessible(true);
      Object calls = constructor.newInstance(classes);
      Method rewrite = plain.getDeclaredMethod("rewrite", byte[].class);
      rewrite.setAccessible(true);
      for (Path file : files(original)) {
        byte[] bytes = (byte[]) rewrite.invoke(calls, (Object) Files.readAllBytes(file));
        Files.write(rewritten.resolve(file.getFileName()), bytes);
      }
    }
  }

  @Test
  void switchesAndRecordsAreWhatTheyWere() throws Exception {
    List<Object> expected = run(original);
    assertThat(expected).hasSizeGreaterThan(100);
    assertThat(run(rewritten)).isEqualTo(expected);
  }

  @Test
  void nothingIsLeftThatIsMadeWhenItIsReached() throws Exception {
    assertThat(bootstraps(original)).contains("hashCode", "equals", "typeSwitch");
    // an enum's constant as a label is left to the JVM, and so are texts, which are for messages
    assertThat(bootstraps(rewritten))
        .containsOnly("makeConcatWithConstants", "toString", "typeSwitch");
    Files.delete(rewritten.resolve("Sample.class"));
    assertThat(bootstraps(rewritten)).containsOnly("toString");
  }

  private static void compile(Path source, Path target) {
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", target.toString(), source.toString());
    assertThat(failed).isZero();
  }

  private static URLClassLoader loader(Path classes) throws IOException {
    return new URLClassLoader(new URL[] {classes.toUri().toURL()});
  }

  private static List<Path> files(Path classes) throws IOException {
    try (Stream<Path> files = Files.list(classes)) {
      return new ArrayList<>(files.toList());
    }
  }

  @SuppressWarnings("unchecked") // the sample's own type
  private static List<Object> run(Path classes) throws Exception {
    try (URLClassLoader loader = loader(classes)) {
      Object sample = loader.loadClass("Sample").getDeclaredConstructor().newInstance();
      return ((java.util.function.Supplier<List<Object>>) sample).get();
    }
  }

  private static Set<String> bootstraps(Path classes) throws IOException {
    Set<String> names = new TreeSet<>();
    for (Path file : files(classes)) {
      for (MethodModel method : ClassFile.of().parse(file).methods()) {
        method
            .code()
            .ifPresent(
                code ->
                    code.forEach(
                        element -> {
                          if (element instanceof InvokeDynamicInstruction call) {
                            names.add(call.name().stringValue());
                          }
                        }));
      }
    }
    return names;
  }
}
