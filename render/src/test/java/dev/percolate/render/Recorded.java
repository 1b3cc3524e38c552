package dev.percolate.render;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads the recorded answers of the real dbt: lines of tab-separated, backslash-escaped fields. */
final class Recorded {
  private Recorded() {}

  static List<List<String>> lines(String resource) throws IOException {
    List<List<String>> lines = new ArrayList<>();
    try (InputStream in = Recorded.class.getResourceAsStream(resource)) {
      String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      for (String line : all.split("\n")) {
        if (!line.startsWith("# ")) {
          lines.add(List.of(line.split("\t", -1)));
        }
      }
    }
    return lines;
  }

  static String unescape(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      char d = text.charAt(++i);
      out.append(
          switch (d) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'f' -> '\f';
            default -> d;
          });
    }
    return out.toString();
  }

  static String escape(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
  }
}
