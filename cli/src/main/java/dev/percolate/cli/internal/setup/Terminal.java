package dev.percolate.cli.internal.setup;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Asks the user, in the words and with the rules of Click. */
public final class Terminal {
  private final PrintStream out;
  private final BufferedReader in;
  private final boolean isSystem;

  public Terminal(PrintStream out, InputStream in) {
    this.out = out;
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    this.isSystem = in == System.in;
  }

  /** Prints a line. */
  public void line(String text) {
    out.println(text);
  }

  /** Shows what was printed. */
  public void flush() {
    out.flush();
  }

  /** Asks until there is an answer; an empty one means the standard answer, if there is one. */
  String ask(String question, @Nullable String standard, boolean isHidden) {
    String prompt = question + (standard == null ? "" : " [" + standard + "]") + ": ";
    while (true) {
      String answer = isHidden ? hidden(prompt) : read(prompt);
      if (!answer.isEmpty()) {
        return answer;
      }
      if (standard != null) {
        return standard;
      }
    }
  }

  /** Asks for a whole number. */
  long askNumber(String question, @Nullable String standard) {
    while (true) {
      String answer = ask(question, standard, false);
      try {
        return Long.parseLong(answer.strip());
      } catch (NumberFormatException e) {
        line("Error: '" + answer + "' is not a valid integer.");
      }
    }
  }

  /** Asks for a number, whole or not. */
  double askDecimal(String question, @Nullable String standard) {
    while (true) {
      String answer = ask(question, standard, false);
      try {
        return Double.parseDouble(answer.strip());
      } catch (NumberFormatException e) {
        line("Error: '" + answer + "' is not a valid float.");
      }
    }
  }

  /** Asks for one of some options, by its number; gives its place. */
  int choose(String question, int count) {
    while (true) {
      long answer = askNumber(question, null);
      if (answer >= 1 && answer <= count) {
        return (int) answer - 1;
      }
      line("Error: " + answer + " is not in the range 1<=x<=" + count + ".");
    }
  }

  /** Asks whether to go on; no, unless the answer is yes. */
  boolean confirm(String question) {
    while (true) {
      switch (read(question + " [y/N]: ").strip().toLowerCase(Locale.ROOT)) {
        case "y", "yes" -> {
          return true;
        }
        case "n", "no", "" -> {
          return false;
        }
        default -> line("Error: invalid input");
      }
    }
  }

  private String read(String prompt) {
    out.print(prompt);
    out.flush();
    try {
      return given(in.readLine());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String hidden(String prompt) {
    Console console = isSystem ? System.console() : null;
    if (console == null || !console.isTerminal()) {
      return read(prompt);
    }
    out.flush();
    char[] answer = console.readPassword("%s", prompt);
    return given(answer == null ? null : new String(answer));
  }

  /** dbt 1.12: the end of the input ends the command, without a word. */
  private static String given(@Nullable String answer) {
    if (answer == null) {
      throw ProblemException.of(ProblemKind.PLAIN, "");
    }
    return answer;
  }
}
