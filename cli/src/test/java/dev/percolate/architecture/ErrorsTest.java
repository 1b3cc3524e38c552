package dev.percolate.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * conformance/errors.tsv lists the errors and warnings that dbt tells of a project's files, by the
 * names of their classes and, where a class has several, the beginning of the message. Each is
 * {@code proved}, {@code differs}, is {@code unreachable} in dbt itself or still {@code missing},
 * the last three for a reason.
 */
final class ErrorsTest {
  private final Proofs proofs = new Proofs();

  @Test
  void everyErrorHasAProofThatExistsOrAReason() throws IOException {
    List<String> lines = Files.readAllLines(Proofs.ROOT.resolve("conformance/errors.tsv"));
    List<String> wrong = new ArrayList<>();
    Set<String> seen = new HashSet<>();

    assertThat(lines.getFirst()).isEqualTo("name\tmessage\tstatus\tproof\treason");
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split("\t", -1);
      String row = fields[0] + " " + fields[1];
      if (fields.length != 5 || fields[0].isBlank() || !seen.add(row)) {
        wrong.add(row + ": five fields, and each row once");
      } else {
        if (!List.of("proved", "differs", "unreachable", "missing").contains(fields[2])) {
          wrong.add(row + ": no status " + fields[2]);
        }
        proofs.check(row, fields[2], fields[3], fields[4], wrong);
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(lines).hasSizeGreaterThan(400);
  }
}
