package dev.percolate.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import dev.percolate.jinja.internal.builtin.LiteralEval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The options for white space, on results that {@code record_whitespace.py} took from Jinja2. */
class WhitespaceOptionsTest {
  @Test
  void blankSpaceAroundTagsIsDroppedAsInJinja() throws IOException {
    List<String> cases = Files.readAllLines(Path.of("src/test/whitespace/cases.txt"));
    assertThat(cases).hasSizeGreaterThan(150);
    for (String line : cases) {
      List<?> fields = (List<?>) Objects.requireNonNull(LiteralEval.parse(line));
      Environment.Builder builder = Environment.builder();
      if (Boolean.TRUE.equals(fields.get(0))) {
        builder.trimBlocks();
      }
      if (Boolean.TRUE.equals(fields.get(1))) {
        builder.lstripBlocks();
      }
      if (Boolean.TRUE.equals(fields.get(2))) {
        builder.keepTrailingNewline();
      }
      String output = builder.build().parse((String) fields.get(3), "t").render(Globals.none());
      assertThat(output).as(line).isEqualTo(fields.get(4));
    }
  }
}
