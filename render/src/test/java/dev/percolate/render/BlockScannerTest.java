package dev.percolate.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.percolate.diagnostics.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BlockScannerTest {
  private static final Set<String> TYPES =
      Set.of("macro", "materialization", "test", "data_test", "docs", "snapshot");

  @Test
  void cutsFilesIntoTheBlocksThatDbtFinds() throws IOException {
    for (List<String> line : Recorded.lines("block-scanner.txt")) {
      String text = Recorded.unescape(line.getFirst());
      assertThat(describe(text)).as(text).isEqualTo(line.subList(1, line.size()));
    }
  }

  private static List<String> describe(String text) {
    List<String> out = new ArrayList<>();
    try {
      List<String> unexpected = new ArrayList<>();
      for (BlockScanner.Block block : BlockScanner.scan(text, TYPES, unexpected::add)) {
        String name = block.name() == null ? "" : block.name();
        out.add(
            String.join(
                "|",
                block.type(),
                name,
                Recorded.escape(block.contents(text)),
                Recorded.escape(block.full(text))));
      }
      unexpected.forEach(tag -> out.add("!" + tag));
    } catch (ProblemException e) {
      return List.of("error: " + Recorded.escape(e.problem().message()));
    }
    return out;
  }
}
