package dev.percolate.project.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The patterns of a {@code .dbtignore}; the last one that matches a path decides. */
public final class GitIgnore {
  /** Ignores nothing. */
  public static final GitIgnore NONE = new GitIgnore(List.of());

  private final List<Rule> rules;

  private GitIgnore(List<Rule> rules) {
    this.rules = rules;
  }

  private record Rule(Pattern pattern, boolean ignores) {}

  /** Reads the lines of a file. */
  public static GitIgnore parse(String text) {
    List<Rule> rules = new ArrayList<>();
    text.lines()
        .forEach(
            line -> {
              Rule rule = rule(line);
              if (rule != null) {
                rules.add(rule);
              }
            });
    return rules.isEmpty() ? NONE : new GitIgnore(rules);
  }

  /** Whether a path, relative and with forward slashes, is ignored. */
  public boolean ignores(String path) {
    if (rules.isEmpty()) {
      return false;
    }
    String clean = path.startsWith("./") ? path.substring(2) : path;
    for (int i = rules.size() - 1; i >= 0; i--) {
      if (rules.get(i).pattern.matcher(clean).matches()) {
        return rules.get(i).ignores;
      }
    }
    return false;
  }

  private static @org.jspecify.annotations.Nullable Rule rule(String line) {
    String text = line.endsWith("\\ ") ? line.stripLeading() : line.strip();
    if (text.isEmpty() || text.startsWith("#") || text.equals("/")) {
      return null;
    }
    boolean ignores = !text.startsWith("!");
    if (!ignores) {
      text = text.substring(1);
    }
    List<String> parts = new ArrayList<>(List.of(text.split("/", -1)));
    boolean isFolder = parts.size() > 1 && parts.getLast().isEmpty();
    if (isFolder) {
      parts.removeLast();
    }
    boolean isAnchored = parts.size() > 1;
    if (parts.getFirst().isEmpty()) {
      parts.removeFirst();
    }
    if (parts.isEmpty()) {
      return null;
    }
    if (!isAnchored && !parts.getFirst().equals("**")) {
      parts.addFirst("**");
    }
    return new Rule(Pattern.compile(regex(parts, isFolder), Pattern.DOTALL), ignores);
  }

  private static String regex(List<String> parts, boolean isFolder) {
    StringBuilder out = new StringBuilder();
    boolean needsSlash = false;
    int last = parts.size() - 1;
    for (int i = 0; i <= last; i++) {
      String part = parts.get(i);
      if (part.equals("**")) {
        if (i == 0 && i == last) {
          out.append(".+");
        } else if (i == 0) {
          out.append("(?:.+/)?");
          needsSlash = false;
        } else if (i == last) {
          return out.append("/.*").toString();
        } else {
          out.append("(?:/.+)?");
          needsSlash = true;
        }
        continue;
      }
      out.append(needsSlash ? "/" : "");
      glob(out, part);
      needsSlash = true;
    }
    return out.append(isFolder ? "/.*" : "(?:/.*)?").toString();
  }

  private static void glob(StringBuilder out, String part) {
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      switch (c) {
        case '*' -> out.append("[^/]*");
        case '?' -> out.append("[^/]");
        case '[' -> {
          int end = part.indexOf(']', i + 2);
          if (end < 0) {
            out.append("\\[");
          } else {
            String inside = part.substring(i + 1, end).replace("\\", "\\\\").replace("[", "\\[");
            boolean isNot = inside.startsWith("!") || inside.startsWith("^");
            out.append('[').append(isNot ? "^" + inside.substring(1) : inside).append(']');
            i = end;
          }
        }
        case '\\' -> {
          i++;
          out.append(i < part.length() ? Pattern.quote(part.substring(i, i + 1)) : "\\\\");
        }
        default -> {
          if (".^$+{}()|".indexOf(c) >= 0) {
            out.append('\\');
          }
          out.append(c);
        }
      }
    }
  }
}
