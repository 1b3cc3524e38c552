package dev.percolate.diagnostics;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong in the user's project, profile, command line or warehouse.
 *
 * @param kind the family
 * @param message dbt's text, possibly of several lines, without family line and without indent
 * @param subject the resource the message is about, or null
 * @param span where in the user's text, or null when no single place is to blame
 * @param configFile file named in a closing {@code Error encountered in <file>} line, or null
 * @param macroStack macro frames, innermost first
 */
public record Problem(
    ProblemKind kind,
    String message,
    @Nullable Subject subject,
    @Nullable Span span,
    @Nullable String configFile,
    List<MacroFrame> macroStack) {

  public Problem {
    macroStack = List.copyOf(macroStack);
  }

  /** A problem with a message only. */
  public static Problem of(ProblemKind kind, String message) {
    return new Problem(kind, message, null, null, null, List.of());
  }

  /** The same problem, said of {@code subject} when none is set yet. */
  public Problem withSubject(Subject newSubject) {
    return subject != null
        ? this
        : new Problem(kind, message, newSubject, span, configFile, macroStack);
  }

  /** The same problem at {@code newSpan} when no place is set yet. */
  public Problem withSpan(Span newSpan) {
    return span != null
        ? this
        : new Problem(kind, message, subject, newSpan, configFile, macroStack);
  }

  /** The same problem with dbt's {@code Error encountered in} line. */
  public Problem withConfigFile(String file) {
    return new Problem(kind, message, subject, span, file, macroStack);
  }

  /** The same problem with one more, outer, macro frame. */
  public Problem calledBy(MacroFrame frame) {
    List<MacroFrame> frames = new ArrayList<>(macroStack);
    frames.add(frame);
    return new Problem(kind, message, subject, span, configFile, frames);
  }

  /**
   * The text as dbt 1.12 prints it: family line, message indented by two spaces, macro stack ending
   * with the resource. No trailing newline.
   */
  public String describe() {
    StringBuilder out = new StringBuilder();
    String indent = "";
    if (!kind.word().isEmpty()) {
      out.append(kind.word()).append(" Error");
      if (subject != null) {
        out.append(" in ").append(subject.describe());
      }
      indent = "  ";
    }
    // dbt 1.12: a line end at the end of the message makes a line of its own
    List<String> lines = new ArrayList<>(List.of(message.split("\n", -1)));
    String called = "> in ";
    for (MacroFrame frame : macroStack) {
      if (called.startsWith("> in")) {
        lines.add("");
      }
      lines.add(called + frame.describe());
      called = "> called by ";
    }
    if (!macroStack.isEmpty()) {
      // dbt 1.12: the resource itself closes the stack
      lines.add(called + (subject == null ? "<Unknown>" : subject.describe()));
    }
    for (String line : lines) {
      if (!out.isEmpty()) {
        out.append('\n');
      }
      // dbt 1.12: empty lines are indented too
      out.append(indent).append(line);
    }
    if (configFile != null) {
      out.append("\n\nError encountered in ").append(configFile);
    }
    return out.toString();
  }

  /** What an error is about: {@code model a (models/a.sql)}. */
  public record Subject(String resourceType, String name, String path) {
    String describe() {
      return resourceType + " " + name + " (" + path + ")";
    }
  }

  /** A macro on the call stack when the error arose. */
  public record MacroFrame(String name, String path) {
    String describe() {
      return "macro " + name + " (" + path + ")";
    }
  }
}
