package dev.percolate.render.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a macro stands in its file, what it is called and what the manifest tells of it: enough to
 * do without looking at the text. Those of built-in macros are kept in resources, which a test
 * compares with the texts.
 *
 * @param blockType the tag's name, such as {@code macro}
 * @param name the full name, such as {@code test_unique}
 * @param start offset of the block in the stripped text of the file
 * @param end offset behind the block
 * @param facts its arguments, languages and calls, as {@link #lines} writes them
 */
public record MacroOutline(String blockType, String name, int start, int end, String facts) {
  /**
   * The macros of a file.
   *
   * @param length of the stripped text they were found in
   */
  public record OfFile(int length, List<MacroOutline> macros) {}

  /** In front of a file's line; its macros follow. */
  private static final char FILE = '=';

  /** What the manifest tells of the macro. */
  public MacroSummary summary() {
    int languages = facts.indexOf('\t');
    int calls = facts.indexOf('\t', languages + 1);
    return new MacroSummary(
        words(facts.substring(0, languages)),
        words(facts.substring(languages + 1, calls)),
        words(facts.substring(calls + 1)));
  }

  private static List<String> words(String field) {
    return field.isEmpty() ? List.of() : Arrays.asList(field.split(" ", -1));
  }

  /** An outline of a macro of which everything is known. */
  public static MacroOutline of(
      String blockType, String name, int start, int end, MacroSummary summary) {
    String facts =
        String.join(
            "\t",
            String.join(" ", summary.arguments()),
            String.join(" ", summary.languages()),
            String.join(" ", summary.calls()));
    return new MacroOutline(blockType, name, start, end, facts);
  }

  /** The lines of a file in a resource. */
  public static String lines(String path, OfFile file) {
    StringBuilder lines = new StringBuilder().append(FILE).append(path).append('\t');
    lines.append(file.length).append('\n');
    for (MacroOutline macro : file.macros) {
      lines.append(macro.blockType).append('\t').append(macro.name).append('\t');
      lines.append(macro.start).append('\t').append(macro.end).append('\t');
      lines.append(macro.facts).append('\n');
    }
    return lines.toString();
  }

  /** The outlines of a resource by the path of the file. */
  public static Map<String, OfFile> read(String resource) {
    Map<String, OfFile> files = new HashMap<>();
    List<MacroOutline> macros = new ArrayList<>();
    int start = 0;
    for (int end = resource.indexOf('\n'); end >= 0; end = resource.indexOf('\n', start)) {
      if (resource.charAt(start) == FILE) {
        macros = new ArrayList<>();
        int length = resource.indexOf('\t', start) + 1;
        files.put(
            resource.substring(start + 1, length - 1),
            new OfFile(Integer.parseInt(resource, length, end, 10), macros));
      } else {
        macros.add(read(resource, start, end));
      }
      start = end + 1;
    }
    return files;
  }

  private static MacroOutline read(String resource, int start, int end) {
    int name = resource.indexOf('\t', start) + 1;
    int from = resource.indexOf('\t', name) + 1;
    int to = resource.indexOf('\t', from) + 1;
    int facts = resource.indexOf('\t', to) + 1;
    return new MacroOutline(
        resource.substring(start, name - 1),
        resource.substring(name, from - 1),
        Integer.parseInt(resource, from, to - 1, 10),
        Integer.parseInt(resource, to, facts - 1, 10),
        resource.substring(facts, end));
  }
}
