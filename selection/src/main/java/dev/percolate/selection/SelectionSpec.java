package dev.percolate.selection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tree of set operations whose leaves are criteria. */
public sealed interface SelectionSpec {

  /** What the user wrote, for messages; null when it is not one piece of text or definition. */
  @Nullable Object raw();

  /**
   * One criterion such as {@code 2+tag:nightly+}.
   *
   * @param arguments the parts after a dot of the method: {@code materialized} of {@code
   *     config.materialized}
   * @param value mostly a String; in YAML also a Boolean or number
   * @param childrensParents the prefix {@code @}
   * @param parentsDepth how many steps up, when {@code parents}
   */
  record Criterion(
      @Nullable Object raw,
      SelectionMethod method,
      List<String> arguments,
      @Nullable Object value,
      boolean childrensParents,
      boolean parents,
      int parentsDepth,
      boolean children,
      int childrenDepth,
      IndirectSelection indirect)
      implements SelectionSpec {

    public Criterion {
      arguments = List.copyOf(arguments);
    }

    /** The value as text. */
    public String text() {
      return String.valueOf(value);
    }
  }

  /**
   * A set operation.
   *
   * @param mustExist whether an empty result is worth a warning
   */
  record Combination(
      Operation operation,
      List<SelectionSpec> parts,
      IndirectSelection indirect,
      boolean mustExist,
      @Nullable Object raw)
      implements SelectionSpec {

    public Combination {
      parts = List.copyOf(parts);
    }

    /** An operation of selectors.yml: tests come along eagerly, and nothing warns. */
    public static Combination of(
        Operation operation, List<SelectionSpec> parts, @Nullable Object raw) {
      return new Combination(operation, parts, IndirectSelection.EAGER, false, raw);
    }
  }

  /** The set operations; the difference is the first part without all others. */
  enum Operation {
    UNION,
    INTERSECTION,
    DIFFERENCE
  }
}
