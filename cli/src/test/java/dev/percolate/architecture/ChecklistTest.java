package dev.percolate.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * conformance/checklist.tsv lists what dbt's authoring side does, and what proves that we do it
 * too:
 *
 * <pre>
 * module/TestClass#method      a test
 * module/TestClass:folder      a golden folder or file of that test
 * module/TestClass:file/case   a case in a golden file
 * </pre>
 *
 * An item is {@code proved}, or it {@code differs} or is {@code missing} for a reason.
 */
final class ChecklistTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final int ITEMS = 369;

  private final Map<String, String> texts = new LinkedHashMap<>();

  @Test
  void everyItemHasAProofThatExistsOrAReason() throws IOException {
    List<String> lines = Files.readAllLines(ROOT.resolve("conformance/checklist.tsv"));
    List<String> wrong = new ArrayList<>();
    List<String> ids = new ArrayList<>();

    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split("\t", -1);
      ids.add(fields[0]);
      if (fields.length != 5 || fields[1].isBlank()) {
        wrong.add(fields[0] + ": five fields are id, title, status, proof and reason");
      } else {
        check(fields, wrong);
      }
    }

    assertThat(ids).isEqualTo(expectedIds());
    assertThat(wrong).isEmpty();
  }

  private static List<String> expectedIds() {
    List<String> ids = new ArrayList<>();
    for (int i = 1; i <= ITEMS; i++) {
      ids.add("A" + String.valueOf(1000 + i).substring(1));
    }
    return ids;
  }

  private void check(String[] fields, List<String> wrong) throws IOException {
    boolean isProved = fields[2].equals("proved");
    if (!isProved && !fields[2].equals("differs") && !fields[2].equals("missing")) {
      wrong.add(fields[0] + ": no status " + fields[2]);
    }
    if (isProved ? fields[3].isBlank() : fields[4].isBlank()) {
      wrong.add(fields[0] + ": " + (isProved ? "no proof" : "no reason"));
    }
    for (String proof : fields[3].isBlank() ? new String[0] : fields[3].split(" ; ", -1)) {
      if (!exists(proof)) {
        wrong.add(fields[0] + ": there is no " + proof);
      }
    }
  }

  private boolean exists(String proof) throws IOException {
    int end = Math.max(proof.indexOf('#'), 0);
    int colon = proof.indexOf(':');
    boolean isMethod = end > 0 && (colon < 0 || end < colon);
    String test = proof.substring(0, isMethod ? end : colon);
    String rest = proof.substring(test.length() + 1);
    int last = test.lastIndexOf('/');
    Path tests = ROOT.resolve(test.substring(0, last)).resolve("src/test");
    String source = text(tests, test.substring(last + 1) + ".java");
    return isMethod
        ? Pattern.compile("void " + Pattern.quote(rest) + "\\(").matcher(source).find()
        : !source.isEmpty() && hasGolden(tests, rest);
  }

  private boolean hasGolden(Path tests, String golden) throws IOException {
    int slash = golden.indexOf('/');
    if (slash > 0) {
      String file = text(tests, golden.substring(0, slash) + ".txt");
      return file.contains("==== " + golden.substring(slash + 1) + "\n");
    }
    return find(tests, golden) != null
        || find(tests, golden + ".txt") != null
        || text(tests, "cases.jsonl").contains("\"name\": \"" + golden + "\"");
  }

  private String text(Path folder, String name) throws IOException {
    String known = texts.get(folder + "/" + name);
    if (known == null) {
      Path file = find(folder, name);
      known = file == null ? "" : Files.readString(file);
      texts.put(folder + "/" + name, known);
    }
    return known;
  }

  private static @Nullable Path find(Path folder, String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.endsWith(name)).findFirst().orElse(null);
    }
  }
}
