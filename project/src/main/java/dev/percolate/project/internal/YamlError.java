package dev.percolate.project.internal;

import org.jspecify.annotations.Nullable;

/** A YAML text that PyYAML would refuse, with PyYAML's four parts of an error. */
final class YamlError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String context;
  private final long contextMark;
  private final String problem;
  private final long problemMark;

  /** Marks are those of {@link YamlNode}; 0 means none. */
  YamlError(@Nullable String context, long contextMark, String problem, long problemMark) {
    super(problem, null, false, false);
    this.context = context;
    this.contextMark = contextMark;
    this.problem = problem;
    this.problemMark = problemMark;
  }

  static YamlError at(String problem, long mark) {
    return new YamlError(null, 0, problem, mark);
  }

  long mark() {
    return problemMark;
  }

  /** PyYAML's text of the error. */
  String describe() {
    StringBuilder out = new StringBuilder();
    if (context != null) {
      out.append(context);
    }
    if (contextMark != 0 && (problemMark == 0 || contextMark != problemMark)) {
      line(out).append(where(contextMark));
    }
    line(out).append(problem);
    if (problemMark != 0) {
      line(out).append(where(problemMark));
    }
    return out.toString();
  }

  /** dbt's text: the lines around the place, then PyYAML's. */
  String withContext(String text) {
    if (problemMark == 0) {
      return describe();
    }
    int line = YamlNode.line(problemMark) - 1;
    StringBuilder out = new StringBuilder("Syntax error near line ").append(line + 1);
    out.append("\n------------------------------\n");
    String[] lines = text.split("\n", -1);
    int from = Math.max(line - 3, 0);
    for (int i = from; i < Math.min(line + 4, lines.length); i++) {
      String number = Integer.toString(i + 1);
      out.append(i == from ? "" : "\n").append(number);
      out.append(" ".repeat(Math.max(0, 3 - number.length()))).append("| ").append(lines[i]);
    }
    out.append("\n\nRaw Error:\n------------------------------\n").append(describe());
    return out.toString();
  }

  private static StringBuilder line(StringBuilder out) {
    return out.isEmpty() ? out : out.append('\n');
  }

  private static String where(long mark) {
    return "  in \"<unicode string>\", line "
        + YamlNode.line(mark)
        + ", column "
        + YamlNode.column(mark);
  }
}
