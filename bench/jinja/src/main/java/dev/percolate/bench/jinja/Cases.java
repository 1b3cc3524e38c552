package dev.percolate.bench.jinja;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The templates of one row, as {@code templates.py} wrote them. */
final class Cases {
  private static final String SEPARATOR = "\n\u001e";

  private Cases() {}

  static String[] read(Path folder, String row) throws IOException {
    String all =
        new String(Files.readAllBytes(folder.resolve(row + ".txt")), StandardCharsets.UTF_8);
    List<String> texts = new ArrayList<>();
    int start = 0;
    for (int end = all.indexOf(SEPARATOR); end >= 0; end = all.indexOf(SEPARATOR, start)) {
      texts.add(all.substring(start, end));
      start = end + SEPARATOR.length();
    }
    texts.add(all.substring(start));
    return texts.toArray(new String[0]);
  }
}
