package dev.percolate.diagnostics;

/** Carries a {@link Problem} to the edge that prints it. Never printed with a stack trace. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.message());
    this.problem = problem;
  }

  public ProblemException(Problem problem, Throwable cause) {
    super(problem.message(), cause);
    this.problem = problem;
  }

  /** Shorthand for a problem with a message only. */
  public static ProblemException of(ProblemKind kind, String message) {
    return new ProblemException(Problem.of(kind, message));
  }

  /** A {@code Compilation Error}. */
  public static ProblemException compilation(String message) {
    return of(ProblemKind.COMPILATION, message);
  }

  /** A {@code Parsing Error}. */
  public static ProblemException parsing(String message) {
    return of(ProblemKind.PARSING, message);
  }

  /** A {@code Runtime Error}. */
  public static ProblemException runtime(String message) {
    return of(ProblemKind.RUNTIME, message);
  }

  /** What is wrong. */
  public Problem problem() {
    return problem;
  }
}
