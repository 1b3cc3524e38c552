package dev.percolate.jinja.internal.builtin;

import dev.percolate.jinja.Environment;
import dev.percolate.jinja.value.Iteration;
import dev.percolate.jinja.value.Markup;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code urlize}: makes links of the addresses in a text. */
final class Urlize {
  private Urlize() {}

  private record Options(long limit, String attributes, List<String> schemes) {}

  static @Nullable Object apply(Environment environment, @Nullable Object[] a) {
    Set<String> rel = new TreeSet<>();
    if (a[4] != null) {
      rel.addAll(List.of(Texts.str(a[4]).strip().split("\\s+")));
    }
    if (Truth.test(a[2])) {
      rel.add("nofollow");
    }
    rel.add("noopener");
    rel.remove("");
    String attributes = " rel=\"" + Markup.escaped(String.join(" ", rel)) + "\"";
    if (a[3] != null) {
      attributes += " target=\"" + Markup.escape(a[3]).text() + "\"";
    }
    List<String> schemes = new ArrayList<>();
    if (a[5] != null) {
      Iteration.toList(a[5]).forEach(scheme -> schemes.add(Texts.str(scheme)));
    }
    long limit = a[1] == null ? Long.MAX_VALUE : NumberFilters.integer(a[1]);
    Options options = new Options(limit, attributes, schemes);
    String text = Markup.escape(a[0]).text();
    StringBuilder out = new StringBuilder();
    Matcher words = Pattern.compile("\\s+|\\S+").matcher(text);
    while (words.find()) {
      out.append(word(words.group(), options));
    }
    return environment.autoescape() ? Markup.of(out.toString()) : out.toString();
  }

  private static String word(String word, Options options) {
    Matcher around =
        Pattern.compile("^((?:[(<]|&lt;)*)(.*?)((?:[)>.,]|&gt;)*)$", Pattern.DOTALL).matcher(word);
    if (!around.matches()) {
      return word;
    }
    String middle = around.group(2);
    String tail = around.group(3);
    while (count(middle, '(') > count(middle, ')') && tail.startsWith(")")) {
      middle += ")";
      tail = tail.substring(1);
    }
    return around.group(1) + link(middle, options) + tail;
  }

  private static long count(String text, char c) {
    return text.chars().filter(x -> x == c).count();
  }

  private static String link(String text, Options options) {
    boolean http = text.startsWith("http://") || text.startsWith("https://");
    if (http || text.matches("(?i)(www\\.|[\\w%-]+\\.)+([a-z]{2,63})(:\\d{1,5})?([/?#]\\S*)?")) {
      boolean known = http || text.startsWith("www.") || hasCommonEnd(text);
      if (known) {
        return anchor(http ? text : "https://" + text, options.attributes, shorten(text, options));
      }
    }
    String mail = text.startsWith("mailto:") ? text.substring(7) : text;
    if (mail.matches("[^\\s:@]\\S*@\\w[\\w.-]*\\.\\w+") && !text.startsWith("www.")) {
      return anchor("mailto:" + mail, "", mail);
    }
    for (String scheme : options.schemes) {
      if (!text.equals(scheme) && text.startsWith(scheme)) {
        return anchor(text, options.attributes, text);
      }
    }
    return text;
  }

  private static boolean hasCommonEnd(String text) {
    return text.matches(
        "(?i)([\\w%-]+\\.)+(com|net|int|edu|gov|org|info|mil)(:\\d{1,5})?([/?#]\\S*)?");
  }

  private static String shorten(String text, Options options) {
    return text.length() > options.limit ? text.substring(0, (int) options.limit) + "..." : text;
  }

  private static String anchor(String target, String attributes, String shown) {
    return "<a href=\"" + target + "\"" + attributes + ">" + shown + "</a>";
  }
}
