package dev.percolate.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tests that tables of conformance/ name as proofs:
 *
 * <pre>
 * module/TestClass#method      a test
 * module/TestClass:folder      a golden folder or file of that test
 * module/TestClass:file/case   a case in a golden file
 * </pre>
 *
 * A row is {@code proved}, or it has another status for a reason.
 */
final class Proofs {
  static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  private final Map<String, String> texts = new LinkedHashMap<>();

  /** What is wrong with the status, the proofs and the reason of a row. */
  void check(String row, String status, String proofs, String reason, List<String> wrong)
      throws IOException {
    boolean isProved = status.equals("proved");
    if (isProved ? proofs.isBlank() : reason.isBlank()) {
      wrong.add(row + ": " + (isProved ? "no proof" : "no reason"));
    }
    for (String proof : proofs.isBlank() ? new String[0] : proofs.split(" ; ", -1)) {
      if (!exists(proof)) {
        wrong.add(row + ": there is no " + proof);
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
