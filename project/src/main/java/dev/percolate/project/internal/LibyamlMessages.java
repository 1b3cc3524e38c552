package dev.percolate.project.internal;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Words SnakeYAML's errors as libyaml does, whose text users of dbt see. */
final class LibyamlMessages {
  private LibyamlMessages() {}

  static YamlError translate(MarkedYAMLException e, String text) {
    String context = e.getContext();
    String problem = e.getProblem() == null ? "" : e.getProblem();
    long contextMark = atEnd(mark(e.getContextMark()), text);
    long problemMark = mark(e.getProblemMark());
    if (problem.contains("<stream end>") || problem.startsWith("could not find expected ':'")) {
      problemMark = atEnd(problemMark, text);
    }
    if ("while scanning a double-quoted scalar".equals(context)) {
      context = "while parsing a quoted scalar";
      if (problem.startsWith("found unknown escape character")) {
        problemMark--;
      }
    }
    return new YamlError(context, contextMark, words(context, problem), problemMark);
  }

  private static String words(@Nullable String context, String problem) {
    if (problem.startsWith("expected the node content")) {
      return "did not find expected node content";
    }
    if (problem.startsWith("expected <block end>")) {
      return "while parsing a block collection".equals(context)
          ? "did not find expected '-' indicator"
          : "did not find expected key";
    }
    if (problem.startsWith("found character")) {
      return "found character that cannot start any token";
    }
    if (problem.startsWith("expected ',' or ")) {
      return "did not find " + problem.substring(0, "expected ',' or ']'".length());
    }
    if (problem.startsWith("expected escape sequence")) {
      return "did not find expected hexdecimal number";
    }
    if (problem.startsWith("found unknown escape character")) {
      return "found unknown escape character";
    }
    if (problem.startsWith("unexpected character found")) {
      return "did not find expected alphabetic or numeric character";
    }
    if (problem.startsWith("expected '<document start>'")) {
      return "did not find expected <document start>";
    }
    if (problem.startsWith("expected alphabetic or numeric character")) {
      return "could not find expected directive name";
    }
    if (problem.startsWith("expected chomping or indentation indicators")) {
      return "did not find expected comment or line break";
    }
    return switch (problem) {
      case "mapping values are not allowed here" ->
          "mapping values are not allowed in this context";
      case "mapping keys are not allowed here" -> "mapping keys are not allowed in this context";
      case "sequence entries are not allowed here" ->
          "block sequence entries are not allowed in this context";
      default -> problem;
    };
  }

  // libyaml ends a last line that has no line break before it reports the end of the stream.
  private static long atEnd(long mark, String text) {
    if (mark == 0 || YamlNode.column(mark) == 1 || text.endsWith("\n")) {
      return mark;
    }
    int lines = 1;
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      lines++;
    }
    int last = text.length() - (text.lastIndexOf('\n') + 1);
    return YamlNode.line(mark) == lines && YamlNode.column(mark) == last + 1
        ? YamlNode.mark(lines, 0)
        : mark;
  }

  private static long mark(@Nullable Mark mark) {
    return mark == null ? 0 : YamlNode.mark(mark.getLine(), mark.getColumn());
  }
}
