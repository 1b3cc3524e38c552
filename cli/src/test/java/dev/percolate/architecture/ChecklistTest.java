package dev.percolate.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * conformance/checklist.tsv lists what dbt's authoring side does, and what proves that we do it
 * too. An item is {@code proved}, or it {@code differs} or is {@code missing} for a reason.
 */
final class ChecklistTest {
  private static final int ITEMS = 369;

  private final Proofs proofs = new Proofs();

  @Test
  void everyItemHasAProofThatExistsOrAReason() throws IOException {
    List<String> lines = Files.readAllLines(Proofs.ROOT.resolve("conformance/checklist.tsv"));
    List<String> wrong = new ArrayList<>();
    List<String> ids = new ArrayList<>();

    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split("\t", -1);
      ids.add(fields[0]);
      if (fields.length != 5 || fields[1].isBlank()) {
        wrong.add(fields[0] + ": five fields are id, title, status, proof and reason");
      } else {
        check(fields, wrong);
      }
    }

    assertThat(ids).isEqualTo(expectedIds());
    assertThat(wrong).isEmpty();
  }

  private static List<String> expectedIds() {
    List<String> ids = new ArrayList<>();
    for (int i = 1; i <= ITEMS; i++) {
      ids.add("A" + String.valueOf(1000 + i).substring(1));
    }
    return ids;
  }

  private void check(String[] fields, List<String> wrong) throws IOException {
    if (!List.of("proved", "differs", "missing").contains(fields[2])) {
      wrong.add(fields[0] + ": no status " + fields[2]);
    }
    proofs.check(fields[0], fields[2], fields[3], fields[4], wrong);
  }
}
