package dev.percolate.parser.internal.contract;

import dev.percolate.project.Shape;
import dev.percolate.project.Shape.AnyMap;
import dev.percolate.project.Shape.AnyOf;
import dev.percolate.project.Shape.Fields;
import dev.percolate.project.Shape.ListOf;
import dev.percolate.project.Shape.Simple;
import dev.percolate.project.Shape.Text;
import java.util.List;

/** Small shapes that many contracts are made of. */
final class Shapes {
  static final Shape TEXT = Text.ANY;
  static final Shape MAYBE_TEXT = AnyOf.orNull(TEXT);
  static final Shape TEXTS = new ListOf(TEXT);
  static final Shape FLAG = Simple.BOOLEAN;
  static final Shape MAYBE_FLAG = AnyOf.orNull(FLAG);
  static final Shape INTEGER = Simple.INTEGER;
  static final Shape NUMBER = Simple.NUMBER;
  static final Shape MAP = AnyMap.INSTANCE;
  static final Shape MAPS = new ListOf(MAP);

  /** {@code v} of a version. */
  static final Shape VERSION = anyOf(INTEGER, NUMBER, TEXT);

  /** {@code data_tests}: each a name or a mapping. */
  static final Shape TESTS = new ListOf(anyOf(MAP, TEXT));

  /** One text or several. */
  static final Shape[] FILTER = {TEXT, TEXTS};

  static final Shape DOCS = Fields.builder().may("show", FLAG).maybe("node_color", TEXT).closed();

  static final Shape OWNER =
      Fields.builder().may("_extra", MAP).maybe("email", TEXT, TEXTS).maybe("name", TEXT).open();

  private Shapes() {}

  static Shape anyOf(Shape... shapes) {
    return new AnyOf(List.of(shapes));
  }
}
