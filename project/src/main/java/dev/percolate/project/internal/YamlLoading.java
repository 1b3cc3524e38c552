package dev.percolate.project.internal;

import dev.percolate.diagnostics.Problem;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.diagnostics.Span;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** Runs composer and builder over a text and words what goes wrong as PyYAML and dbt do. */
public final class YamlLoading {
  private final String text;
  private final String file;

  private YamlLoading(String text, String file) {
    this.text = text;
    this.file = file;
  }

  /** Told where collections, keys and items stand; marks are packed line and column. */
  public interface Listener {
    void collection(Object value, long mark);

    void key(Map<?, ?> map, Object key, long mark);

    void items(List<?> list, long[] marks);

    void duplicate(@Nullable Object key, long mark);
  }

  /** The value of a text's only document. */
  public static @Nullable Object load(String text, String file, Listener listener) {
    return new YamlLoading(text, file).run(listener);
  }

  private @Nullable Object run(Listener listener) {
    try {
      YamlNode root = compose();
      return root == null ? null : new YamlBuilder(listener).build(root);
    } catch (YamlError e) {
      throw problem(e);
    }
  }

  private @Nullable YamlNode compose() {
    String current = text;
    while (true) {
      try {
        return YamlComposer.compose(current);
      } catch (MarkedYAMLException e) {
        String repaired = withoutTab(current, e);
        if (repaired == null) {
          throw LibyamlMessages.translate(e, text);
        }
        current = repaired;
      } catch (ReaderException e) {
        String at = "unacceptable character #x" + hex(e.getCodePoint());
        throw YamlError.at(
            at
                + ": control characters are not allowed\n  in \"<unicode string>\", position "
                + e.getPosition(),
            0);
      } catch (YAMLException e) {
        throw YamlError.at(String.valueOf(e.getMessage()), 0);
      }
    }
  }

  private static String hex(int codePoint) {
    String digits = Integer.toHexString(codePoint);
    return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
  }

  // PyYAML's C scanner takes tabs between tokens where no key may start; SnakeYAML refuses them.
  private static @Nullable String withoutTab(String text, MarkedYAMLException e) {
    Mark mark = e.getProblemMark();
    if (mark == null || e.getProblem() == null || !e.getProblem().contains("(TAB)")) {
      return null;
    }
    int at = text.offsetByCodePoints(0, mark.getIndex());
    if (at >= text.length() || text.charAt(at) != '\t') {
      return null;
    }
    int before = at - 1;
    while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\t')) {
      before--;
    }
    boolean isAllowed =
        before >= 0
            && text.charAt(before) != '\n'
            && text.charAt(before) != '-'
            && text.charAt(before) != '?';
    return isAllowed ? text.substring(0, at) + ' ' + text.substring(at + 1) : null;
  }

  private ProblemException problem(YamlError e) {
    Problem problem = Problem.of(ProblemKind.VALIDATION, e.withContext(text));
    return new ProblemException(
        problem.withSpan(
            e.mark() == 0
                ? Span.ofFile(file)
                : new Span(file, YamlNode.line(e.mark()), YamlNode.column(e.mark()))));
  }
}
