package dev.percolate.parser.internal.osi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.percolate.manifest.PythonJson;
import dev.percolate.parser.internal.osi.SqlExpression.Kind;
import dev.percolate.parser.internal.osi.SqlTokens.UnreadableSqlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The SQL of metrics; recorder/record_osi_expressions.py made what is expected. */
class OsiExpressionsTest {
  private static final Path RECORDED = Path.of("src", "test", "golden", "osi", "expressions.jsonl");

  static List<List<?>> recorded() throws IOException {
    return Files.readAllLines(RECORDED).stream()
        .<List<?>>map(line -> (List<?>) PythonJson.loads(line))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recorded")
  void readsWhatMetricFlowReads(List<?> expected) throws UnreadableSqlException {
    SqlExpression read = SqlExpression.read((String) expected.getFirst());
    OsiAggregation found = OsiAggregation.of(read);
    assertThat(
            Arrays.asList(
                expected.getFirst(),
                found == null
                    ? null
                    : Arrays.asList(found.kind(), found.column(), found.percentile()),
                found == null && read.kind() == Kind.DIVISION ? sides(read) : null,
                found == null ? null : found.source()))
        .isEqualTo(expected);
  }

  private static List<@Nullable String> sides(SqlExpression ratio) {
    return Arrays.asList(bare(ratio.parts().getFirst()), bare(ratio.parts().getLast()));
  }

  private static String bare(SqlExpression side) {
    return side.kind() == Kind.PARENTHESIS ? side.parts().getFirst().sql() : side.sql();
  }

  @Test
  void tellsWhatItCannotRead() {
    assertThatThrownBy(() -> SqlExpression.read("sum(date_trunc('day', a))"))
        .hasMessage("'date_trunc' is not understood");
    assertThatThrownBy(() -> SqlExpression.read("sum((select 1))"))
        .hasMessage("'select' is not understood");
    assertThatThrownBy(() -> SqlExpression.read("sum(")).hasMessage("it ends too early");
    assertThatThrownBy(() -> SqlExpression.read("sum('a)")).hasMessage("''a)' is not understood");
  }
}
