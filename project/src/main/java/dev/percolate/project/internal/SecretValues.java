package dev.percolate.project.internal;

import dev.percolate.project.EnvVars;

/**
 * Keeps secret values out of templates: what a template sees is a placeholder, which is replaced
 * once rendering is over.
 */
final class SecretValues {
  private static final String START = "$$$DBT_SECRET_START$$$";
  private static final String END = "$$$DBT_SECRET_END$$$";

  private SecretValues() {}

  /** What stands for a secret while templates are rendered. */
  static String placeholder(String name) {
    return START + name + END;
  }

  /** A rendered text with its placeholders replaced by the values. */
  static String reveal(String text, EnvVars env) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    int start = text.indexOf(START);
    while (start >= 0) {
      int end = text.indexOf(END, start);
      String value = end < 0 ? null : env.get(text.substring(start + START.length(), end));
      if (value == null) {
        break;
      }
      out.append(text, from, start).append(value);
      from = end + END.length();
      start = text.indexOf(START, from);
    }
    return out.append(text, from, text.length()).toString();
  }
}
