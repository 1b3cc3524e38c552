package dev.percolate.cli.internal.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.percolate.diagnostics.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages were recorded from the command line of dbt-core 1.12.6. */
class ArgumentParserTest {
  private final CommandTable table = new CommandTable();

  private ParsedCommand parse(String line) {
    return new ArgumentParser(table).parse(List.of(line.split(" ", -1)));
  }

  private String help(String path) {
    return new HelpText(table, "dbt").help(table.find(path).orElseThrow());
  }

  @Test
  void globalOptionsStandBeforeOrAfterTheCommand() {
    assertThat(parse("--debug run --quiet").values())
        .containsEntry("debug", true)
        .containsEntry("quiet", true);
  }

  @Test
  void anOptionMayNotStandOnBothSides() {
    assertThatThrownBy(() -> parse("--debug run --no-debug"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("debug");
  }

  @Test
  void laterValuesReplaceEarlierOnes() {
    assertThat(parse("run --threads 2 --threads 3 --debug --no-debug").values())
        .containsEntry("threads", 3L)
        .containsEntry("debug", false);
  }

  @Test
  void selectionsTakeEveryWordUpToTheNextOption() {
    assertThat(parse("ls --select a+ b,c --exclude d --select tag:x").values())
        .containsEntry("select", List.of("a+", "b,c", "tag:x"))
        .containsEntry("exclude", List.of("d"));
  }

  @Test
  void quotedSelectionsAreSplitAtSpaces() {
    ParsedCommand parsed =
        new ArgumentParser(table).parse(List.of("ls", "-s", "a  b", "--exclude= c d "));

    assertThat(parsed.values())
        .containsEntry("select", List.of("a", "b"))
        .containsEntry("exclude", List.of("c", "d"));
  }

  @Test
  void shortOptionsMayBeJoinedAndTakeTheRestAsValue() {
    assertThat(parse("run -dqtdev").values())
        .containsEntry("debug", true)
        .containsEntry("quiet", true)
        .containsEntry("target", "dev");
  }

  @Test
  void valuesMayFollowAnEqualsSign() {
    assertThat(parse("run --target=prod --vars={a: 1} --threads=4".replace(": ", ":")).values())
        .containsEntry("target", "prod")
        .containsEntry("vars", "{a:1}")
        .containsEntry("threads", 4L);
  }

  @Test
  void choicesMayBeRepeated() {
    assertThat(parse("ls --resource-type model test --resource-type seed").values())
        .containsEntry("resource_types", List.of("model", "test", "seed"));
  }

  @Test
  void commandsMayHaveTwoWordsAndAnArgument() {
    assertThat(parse("docs generate").command().path()).isEqualTo("docs generate");
    assertThat(parse("run-operation grant --args {}").argument()).isEqualTo("grant");
  }

  @Test
  void onlyWhatWasGivenIsThere() {
    assertThat(parse("run").values()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "ls --output jsn|Invalid value for '--output': 'jsn' is not one of 'json', 'name', 'path',"
            + " 'selector'.",
        "run --threads x|Invalid value for '--threads': 'x' is not a valid integer.",
        "run --threads|Option '--threads' requires an argument.",
        "ls --select|Option '--select' requires an argument.",
        "run extra|Got unexpected extra argument (extra)",
        "--bogus|No such option '--bogus'.",
        "run --no-such|No such option '--no-such'. (Did you mean one of: '--no-debug',"
            + " '--no-quiet'?)",
        "ls --selct x|No such option '--selct'. (Did you mean one of: '--help', '--select',"
            + " '--selector'?)",
        "run -z|No such option '-z'.",
        "run --debug=1|Option '--debug' does not take a value.",
        "frob|No such command 'frob'.",
        "--log-level loud run|Invalid value for '--log-level': 'loud' is not one of 'debug',"
            + " 'info', 'warn', 'error', 'none'.",
        "ls --resource-type modl|Invalid value for '--resource-types' / '--resource-type': 'modl'"
            + " is not one of 'metric', 'semantic_model', 'saved_query', 'source', 'analysis',"
            + " 'function', 'model', 'test', 'unit_test', 'exposure', 'snapshot', 'seed',"
            + " 'default', 'all'.",
      })
  void wrongLinesAreRefusedInDbtsWords(String line, String message) {
    assertThatThrownBy(() -> parse(line)).isInstanceOf(UsageException.class).hasMessage(message);
  }

  @Test
  void helpHasOptionsInAColumnAndEndsWithHelp() {
    assertThat(help("run"))
        .startsWith("Usage: dbt run [OPTIONS]\n\n  ")
        .contains("\nOptions:\n")
        .contains("\n  -t, --target TEXT ")
        .contains("\n  --defer / --no-defer            ")
        .endsWith("\n  -h, --help                      Show this message and exit.");
    assertThat(help("run").lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void helpOfAGroupListsItsCommands() {
    assertThat(help("docs"))
        .startsWith("Usage: dbt docs [OPTIONS] COMMAND [ARGS]...\n")
        .containsPattern("\nCommands:\n  generate  .*\n  serve     .*");
  }
}
