package dev.percolate.jinja.internal.syntax;

import dev.percolate.jinja.internal.tree.SpecialNames;
import org.jspecify.annotations.Nullable;

/**
 * The names of one text as strings: a name that is read again and again is mostly the same string,
 * whose hash is known already, and a word of the language is always that of {@link Words}.
 */
final class NameTable {
  /** The words of the language by hash; places are tried one after the other until a free one. */
  private static final @Nullable String[] WORDS = table();

  /** What {@link SpecialNames} says of the word at the same place. */
  private static final byte[] SPECIAL = special();

  private static final int RECENT = 32;

  private final @Nullable String[] recent = new @Nullable String[RECENT];
  private int mentioned;

  private static @Nullable String[] table() {
    String[] words = {
      Words.AND,
      Words.ELSE,
      Words.IF,
      Words.IN,
      Words.IS,
      Words.NOT,
      Words.OR,
      "for",
      "endfor",
      "set",
      "endset",
      "elif",
      "endif",
      "do",
      "macro",
      "endmacro",
      "call",
      "endcall",
      "filter",
      "endfilter",
      "recursive",
      "with",
      "endwith",
      "true",
      "false",
      "none",
      "True",
      "False",
      "None",
      "loop",
      "caller",
      "kwargs",
      "varargs",
      "self",
      "super"
    };
    @Nullable String[] table = new @Nullable String[128];
    for (String word : words) {
      int i = place(word.hashCode());
      while (table[i] != null) {
        i = (i + 1) & 127;
      }
      table[i] = word;
    }
    return table;
  }

  private static byte[] special() {
    byte[] bits = new byte[WORDS.length];
    for (int i = 0; i < bits.length; i++) {
      String word = WORDS[i];
      bits[i] = word == null ? 0 : (byte) SpecialNames.bit(word);
    }
    return bits;
  }

  private static int place(int hash) {
    return (hash ^ (hash >>> 7)) & 127;
  }

  /** The characters from {@code from} to {@code to}, whose {@code String.hashCode} is known. */
  String find(String text, int from, int to, int hash) {
    int at = place(hash);
    for (String word = WORDS[at]; word != null; word = WORDS[at]) {
      if (word.hashCode() == hash && word.length() == to - from && text.startsWith(word, from)) {
        mentioned |= SPECIAL[at];
        return word;
      }
      at = (at + 1) & 127;
    }
    int i = (hash ^ (hash >>> 5)) & (RECENT - 1);
    String known = recent[i];
    if (known != null
        && known.hashCode() == hash
        && known.length() == to - from
        && text.startsWith(known, from)) {
      return known;
    }
    String name = text.substring(from, to);
    recent[i] = name;
    return name;
  }

  /** The {@link SpecialNames} found so far. */
  int mentioned() {
    return mentioned;
  }
}
