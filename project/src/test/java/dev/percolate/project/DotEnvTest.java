package dev.percolate.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DotEnvTest {
  @TempDir Path folder;

  /** Recorded from python-dotenv as dbt-core 1.12.6 uses it. */
  @Test
  void linesAreReadAsPythonDotenvReadsThem() throws IOException {
    Files.writeString(
        folder.resolve(".env"),
        """
        # comment
        A=1
        export B = two words # c
        C='single $A ${A}'
        D="dq ${A}\\n\\tx"
        E=${A}-${NOPE:-def}-${NOPE}
        F
        G=
        H="multi
        line"
        I=a#b
        J='it\\'s'
        K=x\\ny
        'L'=q
        M="a" # c
        N=${HOME_X}
         O=lead
        P="unterminated
        Q=1
        U="x"
        """);
    Path below = Files.createDirectories(folder.resolve("a/b"));

    Map<String, String> found = DotEnv.find(below, EnvVars.of(Map.of("HOME_X", "fromenv")));

    assertThat(found)
        .containsEntry("A", "1")
        .containsEntry("B", "two words")
        .containsEntry("C", "single $A 1")
        .containsEntry("D", "dq 1\n\tx")
        .containsEntry("E", "1-def-")
        .containsEntry("G", "")
        .containsEntry("H", "multi\nline")
        .containsEntry("I", "a#b")
        .containsEntry("J", "it's")
        .containsEntry("K", "x\\ny")
        .containsEntry("L", "q")
        .containsEntry("M", "a")
        .containsEntry("N", "fromenv")
        .containsEntry("O", "lead")
        .doesNotContainKeys("F", "P", "Q");
  }

  @Test
  void theRealEnvironmentWins() {
    EnvVars env = EnvVars.of(Map.of("A", "real")).withDefaults(Map.of("A", "file", "B", "file"));
    assertThat(env.get("A")).isEqualTo("real");
    assertThat(env.get("B")).isEqualTo("file");
  }
}
