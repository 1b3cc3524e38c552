package dev.percolate.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Packages of all kinds and new projects, and what {@code dbt deps} and {@code dbt init} of
 * dbt-core 1.12.6 printed and wrote. recorder/record_setup.py tells the format of the files; what
 * was found instead lies in {@code target/recorded-setup}, ready for diff.
 */
class RecordedSetupTest {
  private static final Path SETUP = Path.of("src", "test", "golden", "setup");
  private static final Path FOUND = Path.of("target", "recorded-setup");
  private static final Pattern DOWNLOADS = Pattern.compile("\"[^\"]*/dbt-downloads-[^/\"]*");

  @TempDir Path temp;

  static Stream<String> files() throws IOException {
    try (Stream<Path> files = Files.list(SETUP)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void printsAndWritesWhatDbtDoes(String name) throws IOException {
    String expected = Files.readString(SETUP.resolve(name));
    try (PackageWorld world = new PackageWorld(temp.toRealPath())) {
      String actual = String.join("\n", new Replay(world).run(expected.lines().toList())) + "\n";
      Files.writeString(Files.createDirectories(FOUND).resolve(name), actual);
      assertThat(actual).isEqualTo(expected);
    }
  }

  /** Goes through one file, doing what it says. */
  private static final class Replay {
    private final PackageWorld world;
    private final List<String> out = new ArrayList<>();
    private final Map<String, String> env = new LinkedHashMap<>();
    private final Map<String, StringBuilder> files = new LinkedHashMap<>();
    private boolean isBuilt;
    private boolean isMasked;

    Replay(PackageWorld world) {
      this.world = world;
      files.put("root/dbt_project.yml", new StringBuilder("name: shop\nversion: '1.0'\n"));
    }

    List<String> run(List<String> lines) throws IOException {
      StringBuilder file = null;
      String added = null;
      for (String line : lines) {
        if (added != null && file != null) {
          if (line.startsWith("  ")) {
            file.append(line.substring(2)).append('\n');
            out.add(line);
            world.write(added, file.toString());
            continue;
          }
          added = null;
        }
        boolean isStep = line.matches("(\\$|>|>>|\\+) .*");
        if (isStep) {
          build();
          out.add(line);
          String rest = line.substring(line.indexOf(' ') + 1);
          if (line.startsWith("+")) {
            added = rest;
            file = new StringBuilder();
          } else {
            step(line, rest);
          }
        } else if (!isBuilt) {
          out.add(line);
          file = declare(line, file);
        }
      }
      return out;
    }

    private StringBuilder declare(String line, StringBuilder file) {
      if (line.startsWith("% ")) {
        int equals = line.indexOf('=');
        env.put(line.substring(2, equals), world.filled(line.substring(equals + 1)));
        return file;
      }
      if (line.startsWith("- ")) {
        files.remove(line.substring(2));
        return file;
      }
      if (line.startsWith("== ")) {
        StringBuilder opened = new StringBuilder();
        files.put(line.substring(3), opened);
        return opened;
      }
      return file.append(line).append('\n');
    }

    private void build() throws IOException {
      if (!isBuilt) {
        isBuilt = true;
        Map<String, String> texts = new LinkedHashMap<>();
        files.forEach((path, text) -> texts.put(path, text.toString()));
        world.build(texts);
        isMasked =
            (texts.getOrDefault("root/packages.yml", "")
                    + texts.getOrDefault("root/dependencies.yml", ""))
                .contains("{");
      }
    }

    private void step(String line, String rest) throws IOException {
      if (line.startsWith("$")) {
        command(rest);
      } else if (line.startsWith(">>")) {
        out.addAll(world.listing(rest));
      } else {
        show(rest);
      }
    }

    private void command(String text) throws IOException {
      int typed = text.indexOf(" << ");
      CommandLine line =
          CommandLine.in(Files.createDirectories(world.folder().resolve("root")))
              .home(world.folder().resolve("home"))
              .input(typed < 0 ? "" : text.substring(typed + 4).replace('|', '\n'));
      env.forEach(line::env);
      line.env("DBT_PACKAGE_HUB_URL", world.hub() + "/");
      CommandLine.Ran ran =
          line.run(world.filled(typed < 0 ? text : text.substring(0, typed)).split(" ", -1));
      out.add("  exit " + ran.exit());
      for (String printed : ran.printed().split("\n", -1)) {
        String plain = world.plain(printed.replaceAll("^\\d\\d:\\d\\d:\\d\\d  ", ""));
        plain = plain.replaceAll("\\d\\d:\\d\\d:\\d\\d  ", "");
        plain = DOWNLOADS.matcher(plain).replaceAll("\"{DOWNLOADS}").stripTrailing();
        plain = plain.replaceAll("\\b[0-9a-f]{32}\\b", "{FOLDER}");
        if (!plain.isBlank() && !plain.startsWith("Running with dbt")) {
          out.add("  " + plain);
        }
      }
    }

    private void show(String path) throws IOException {
      Path file = world.folder().resolve(path);
      if (!Files.exists(file)) {
        out.add("  (none)");
        return;
      }
      String text = world.plain(Files.readString(file));
      if (isMasked) {
        text = text.replaceAll("sha1_hash: [0-9a-f]{40}", "sha1_hash: *");
      }
      text.lines().forEach(line -> out.add("  " + line));
    }
  }
}
