package dev.percolate.project.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One node of a YAML text before its value is made; aliases are the same node again. */
final class YamlNode {
  enum Kind {
    SCALAR("scalar"),
    SEQUENCE("sequence"),
    MAPPING("mapping");

    final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  final Kind kind;
  final long mark;

  /** The full tag; for a scalar without one, what its text resolved to. */
  String tag;

  /** A scalar's text. */
  final String text;

  /** A sequence's items, or a mapping's keys and values in turn. */
  List<YamlNode> children;

  /** Set once the value was made. */
  boolean isBuilt;

  /** While a mapping's own entries are made: meeting it again would never end. */
  boolean isOpen;

  @Nullable Object built;

  YamlNode(Kind kind, String tag, String text, long mark) {
    this.kind = kind;
    this.tag = tag;
    this.text = text;
    this.mark = mark;
    this.children = kind == Kind.SCALAR ? List.of() : new ArrayList<>();
  }

  /** Packs a zero-based line and column as the one-based pair spans want. */
  static long mark(int line, int column) {
    return ((long) (line + 1) << 32) | (column + 1);
  }

  static int line(long mark) {
    return (int) (mark >>> 32);
  }

  static int column(long mark) {
    return (int) mark;
  }
}
