package dev.percolate.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.percolate.cli.internal.CommandLine.Ran;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * After any edits a parse that uses an earlier one gives what a parse of everything gives, byte for
 * byte. Only {@code created_at} and the metadata are not compared: resources that are not parsed
 * again keep their time, as in dbt.
 *
 * <p>{@code -Dpercolate.edits=2000} and {@code -Dpercolate.edits.seed=2} make a longer walk.
 */
final class ChangedFilesTest {
  private static final int STEPS = Integer.getInteger("percolate.edits", 150);
  private static final long SEED = Long.getLong("percolate.edits.seed", 7);

  private static final Pattern IN_PART =
      Pattern.compile("Partial parsing: (updated|added|deleted) file: ");
  private static final Pattern MACROS_IN_PART =
      Pattern.compile(IN_PART + "\\w+://(macros/|tests/generic/).*\\.sql");

  private static final Pattern COMING_IN_PART =
      Pattern.compile("Partial parsing: (added|deleted) file: \\w+://(?!macros/|tests/generic/)");

  private static final String KEYS =
      "unique_id config columns meta unrendered_config test_metadata tags description raw_code"
          + " depends_on refs sources docs fqn checksum given expect";

  @Test
  void anyEditsGiveWhatAWholeParseGives(@TempDir Path folder) {
    CommandLine line = CommandLine.inNewProject(folder);
    ChangingProject project = new ChangingProject(line, SEED);
    int inPart = 0;
    int macrosInPart = 0;
    int coming = 0;
    int failed = 0;
    for (int step = 0; step < STEPS; step++) {
      String did = step % 50 == 0 ? project.begin() : project.step();
      String name = "step " + step + ", " + did;
      Ran some = line.run(with(project, "--debug", "parse"));
      Ran whole = line.run(with(project, "parse", "--no-partial-parse", "--target-path", "full"));
      assertThat(some.exit()).as(name + some.out() + whole.out()).isEqualTo(whole.exit());
      if (whole.exit() != 0) {
        assertThat(step).as(whole.out()).isPositive();
        assertThat(some.out()).as(name).contains(error(whole.out()));
        project.back();
        failed++;
        continue;
      }
      assertSame(line, name, "manifest.json");
      assertThat(line.read("target/semantic_manifest.json"))
          .as(name)
          .isEqualTo(line.read("full/semantic_manifest.json"));
      if (IN_PART.matcher(some.out()).find()) {
        inPart++;
        macrosInPart += MACROS_IN_PART.matcher(some.out()).find() ? 1 : 0;
        coming += COMING_IN_PART.matcher(some.out()).find() ? 1 : 0;
        if (inPart % 4 == 0) {
          assertSameListing(line, project, name);
        }
      }
    }
    System.out.printf(
        "%d steps, %d parsed in part, %d with macros, %d with code that came or went, %d failed%n",
        STEPS, inPart, macrosInPart, coming, failed);
    assertThat(inPart).as("steps parsed in part").isGreaterThan(STEPS / 6);
    assertThat(macrosInPart).as("changes of macros parsed in part").isGreaterThan(STEPS / 20);
    assertThat(coming).as("code that came or went").isGreaterThan(STEPS / 40);
  }

  private static String error(String out) {
    int at = out.indexOf("Encountered an error:");
    return at < 0 ? out.lines().toList().getLast() : out.substring(at).strip();
  }

  private static void assertSame(CommandLine line, String name, String artifact) {
    String some = ParsedArtifact.comparable(line.read("target/" + artifact));
    String whole = ParsedArtifact.comparable(line.read("full/" + artifact));
    if (!some.equals(whole)) {
      int at = 0;
      while (at < Math.min(some.length(), whole.length()) && some.charAt(at) == whole.charAt(at)) {
        at++;
      }
      assertThat(around(some, at)).as(name).isEqualTo(around(whole, at));
    }
  }

  private static String around(String text, int at) {
    return text.substring(Math.max(0, at - 300), Math.min(text.length(), at + 300));
  }

  /** What commands work with is the same too, not only what was written. */
  private static void assertSameListing(CommandLine line, ChangingProject project, String name) {
    String[] listing = {"ls", "--output", "json", "--output-keys", KEYS};
    Ran some = line.run(with(project, listing));
    String[] anew = Arrays.copyOf(listing, listing.length + 3);
    System.arraycopy(
        new String[] {"--no-partial-parse", "--target-path", "full"}, 0, anew, listing.length, 3);
    Ran whole = line.run(with(project, anew));
    // a cycle is found by commands, not by a parse
    assertThat(some.exit()).as(name + some.out()).isEqualTo(whole.exit());
    assertThat(resources(some)).as(name).isEqualTo(resources(whole));
    if (some.exit() != 0) {
      assertThat(some.out()).as(name).contains(error(whole.out()));
    }
  }

  /** The lines of a listing; what a parse tells is told by the first command only. */
  private static List<String> resources(Ran listing) {
    return listing.out().lines().filter(line -> line.startsWith("{")).toList();
  }

  private static String[] with(ChangingProject project, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(project.options());
    return all.toArray(String[]::new);
  }
}
