package dev.percolate.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher with a tiny program in place of the product: caches of classes are used, and never
 * trusted.
 */
@EnabledOnOs(OS.LINUX)
final class LauncherTest {
  private static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();

  /** Says a word, and whether a cache of classes is mapped into the process. */
  private static final String PROGRAM =
      """
      package dev.percolate.cli;
      public final class %s {
        public static void main(String[] arguments) throws Exception {
          boolean cached = false;
          for (String line : java.nio.file.Files.readAllLines(java.nio.file.Path.of("/proc/self/maps"))) {
            cached |= line.endsWith(".aot");
          }
          System.out.println("%s" + (cached ? " cached" : "") + String.join(",", arguments));
        }
      }
      """;

  @TempDir Path root;

  @BeforeEach
  void copyLauncher() throws IOException {
    Files.createDirectories(root.resolve("config"));
    Files.copy(REPOSITORY.resolve("percolate"), root.resolve("percolate"));
    try (Stream<Path> files = Files.list(REPOSITORY.resolve("config"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, root.resolve("config").resolve(file.getFileName().toString()));
      }
    }
  }

  @Test
  void aSwappedJarIsNoticed() throws Exception {
    install("one");
    assertThat(launch()).isEqualTo("one\n");
    makeCaches();
    assertThat(launch()).isEqualTo("one cached\n");
    assertThat(launch("--version")).isEqualTo("one cached--version\n");

    List<Path> before = caches();
    install("two");
    before.forEach(LauncherTest::restore);
    assertThat(launch()).isEqualTo("two\n");
    makeCaches();
    assertThat(launch()).isEqualTo("two cached\n");
    assertThat(caches()).hasSize(4).containsAll(before);
  }

  @Test
  void aDamagedCacheIsPassedOverInSilence() throws Exception {
    install("one");
    makeCaches();
    Path cache = commandsCache();
    byte[] whole = Files.readAllBytes(cache);
    for (int length : new int[] {0, 1, 100, 5_000, whole.length / 2, whole.length - 1}) {
      Files.write(cache, java.util.Arrays.copyOf(whole, length));
      assertThat(launch()).as("%s bytes", length).matches("one( cached)?\n");
    }
    byte[] damaged = whole.clone();
    for (int i = 0; i < 4096; i++) {
      damaged[i] ^= (byte) 0x5a;
    }
    Files.write(cache, damaged);
    assertThat(launch()).isEqualTo("one\n");
    Files.writeString(cache, "no cache at all");
    assertThat(launch()).isEqualTo("one\n");
    Files.delete(cache);
    assertThat(launch()).isEqualTo("one\n");
  }

  @Test
  void severalAtOnceBuildOnce() throws Exception {
    compile("one");
    Path build = root.resolve("mvnw");
    Files.writeString(build, "#!/bin/sh\necho built >> builds\nsleep 2\n");
    assertThat(build.toFile().setExecutable(true)).isTrue();
    // left by one that was killed
    Files.createDirectories(root.resolve("build"));
    Files.createFile(root.resolve("build/lock"));

    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      processes.add(start(List.of(root.resolve("percolate").toString())));
    }

    for (Process process : processes) {
      assertThat(output(process)).endsWith("one\n");
    }
    assertThat(root.resolve("builds")).hasContent("built");
  }

  private void install(String word) throws Exception {
    compile(word);
    run(List.of(root.resolve("config/install-dist.sh").toString(), root.toString(), "unknown"));
  }

  private void compile(String word) throws Exception {
    Path target = root.resolve("cli/target");
    Path sources = Files.createDirectories(root.resolve("source"));
    Files.createDirectories(target.resolve("lib"));
    List<String> compile = new ArrayList<>(List.of("-d", root.resolve("classes").toString()));
    for (String name : List.of("Main", "TrainingRun")) {
      Path source =
          Files.writeString(sources.resolve(name + ".java"), PROGRAM.formatted(name, word));
      compile.add(source.toString());
    }
    int failed =
        ToolProvider.getSystemJavaCompiler().run(null, null, null, compile.toArray(String[]::new));
    assertThat(failed).isZero();
    pack(target.resolve("percolate.jar"));
  }

  private void pack(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "dev.percolate.cli.Main");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream zip = new JarOutputStream(out, manifest)) {
      for (String name : List.of("Main", "TrainingRun")) {
        String path = "dev/percolate/cli/" + name + ".class";
        zip.putNextEntry(new JarEntry(path));
        zip.write(Files.readAllBytes(root.resolve("classes").resolve(path)));
      }
    }
  }

  private void makeCaches() throws Exception {
    Path dist = root.resolve("build/dist");
    run(
        List.of(
            root.resolve("config/make-aot-caches.sh").toString(),
            dist.toString(),
            Files.createDirectories(root.resolve("example")).toString(),
            dist.toString(),
            Files.readString(dist.resolve("aot-name")).strip(),
            Files.readString(root.resolve("config/jvm-flags.txt")).strip()));
  }

  /** The caches there are, kept beside the folder too, which a new build empties. */
  private List<Path> caches() throws IOException {
    try (Stream<Path> files = Files.list(root.resolve("build/dist"))) {
      List<Path> caches = files.filter(f -> f.toString().endsWith(".aot")).sorted().toList();
      for (Path cache : caches) {
        Path kept = Files.createDirectories(root.resolve("kept")).resolve(cache.getFileName());
        Files.copy(cache, kept, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      }
      return caches;
    }
  }

  private static void restore(Path cache) {
    try {
      Files.copy(cache.resolve("../../../kept").normalize().resolve(cache.getFileName()), cache);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Path commandsCache() throws IOException {
    return caches().stream()
        .filter(f -> f.getFileName().toString().startsWith("commands-"))
        .findFirst()
        .orElseThrow();
  }

  /** Standard output and error together: the JVM must not say a word on either. */
  private String launch(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(root.resolve("percolate").toString()));
    command.addAll(List.of(arguments));
    return run(command);
  }

  private String run(List<String> command) throws Exception {
    return output(start(command));
  }

  private Process start(List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  private static String output(Process process) throws Exception {
    String output =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }
}
