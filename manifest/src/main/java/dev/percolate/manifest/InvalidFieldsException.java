package dev.percolate.manifest;

import java.util.List;
import java.util.stream.Collectors;

/** The fields of a resource do not make one; {@link #problems} says why, all of them at once. */
public final class InvalidFieldsException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<FieldProblem> problems;

  InvalidFieldsException(List<FieldProblem> problems) {
    super(problems.stream().map(FieldProblem::message).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Every problem, in the order in which the fields were read. */
  public List<FieldProblem> problems() {
    return problems;
  }
}
