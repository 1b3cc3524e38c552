package dev.percolate.adapters.api.internal;

import dev.percolate.diagnostics.ProblemException;
import java.util.ArrayList;
import java.util.List;

/**
 * Python's csv module in its default dialect: fields may be quoted, a doubled quote is one, a quote
 * inside an unquoted field is a character. A blank line is a row without fields.
 */
public final class CsvReader {
  private static final int FIELD_LIMIT = 131_072;

  private enum State {
    START_RECORD,
    START_FIELD,
    IN_FIELD,
    IN_QUOTED_FIELD,
    QUOTE_IN_QUOTED_FIELD
  }

  private final char delimiter;
  private final List<List<String>> rows = new ArrayList<>();
  private final StringBuilder field = new StringBuilder();
  private List<String> row = new ArrayList<>();
  private State state = State.START_RECORD;
  private int line = 1;

  private CsvReader(char delimiter) {
    this.delimiter = delimiter;
  }

  /** All rows of {@code text}; a leading byte-order mark is dropped, all line ends are newlines. */
  public static List<List<String>> read(String text, char delimiter) {
    CsvReader reader = new CsvReader(delimiter);
    int start = !text.isEmpty() && text.charAt(0) == '\ufeff' ? 1 : 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r') {
        if (i + 1 < text.length() && text.charAt(i + 1) == '\n') {
          i++;
        }
        c = '\n';
      }
      reader.take(c);
    }
    reader.end();
    return reader.rows;
  }

  private void take(char c) {
    switch (state) {
      case START_RECORD, START_FIELD -> {
        if (c == '\n') {
          if (state == State.START_FIELD) {
            endField();
          }
          endRow();
        } else if (c == '"') {
          state = State.IN_QUOTED_FIELD;
        } else if (c == delimiter) {
          endField();
          state = State.START_FIELD;
        } else {
          append(c);
          state = State.IN_FIELD;
        }
      }
      case IN_FIELD -> {
        if (c == '\n') {
          endField();
          endRow();
        } else if (c == delimiter) {
          endField();
          state = State.START_FIELD;
        } else {
          append(c);
        }
      }
      case IN_QUOTED_FIELD -> {
        if (c == '"') {
          state = State.QUOTE_IN_QUOTED_FIELD;
        } else {
          append(c);
        }
      }
      case QUOTE_IN_QUOTED_FIELD -> {
        if (c == '"') {
          append(c);
          state = State.IN_QUOTED_FIELD;
        } else if (c == delimiter) {
          endField();
          state = State.START_FIELD;
        } else if (c == '\n') {
          endField();
          endRow();
        } else {
          append(c);
          state = State.IN_FIELD;
        }
      }
    }
    if (c == '\n') {
      line++;
    }
  }

  private void append(char c) {
    if (field.length() >= FIELD_LIMIT) {
      throw ProblemException.runtime(
          "CSV contains a field longer than the maximum length of "
              + FIELD_LIMIT
              + " characters on line "
              + line
              + ". Try raising the maximum with the field_size_limit parameter, or try setting"
              + " quoting=csv.QUOTE_NONE.");
    }
    field.append(c);
  }

  private void endField() {
    row.add(field.toString());
    field.setLength(0);
  }

  private void endRow() {
    rows.add(row);
    row = new ArrayList<>();
    state = State.START_RECORD;
  }

  /** A last line without line end, or an unclosed quote, still gives its row. */
  private void end() {
    if (state != State.START_RECORD) {
      endField();
      endRow();
    }
  }
}
