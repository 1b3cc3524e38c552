package dev.percolate.runner;

/** What became of a node, in dbt's words. */
public enum NodeStatus {
  SUCCESS("success"),
  ERROR("error"),
  FAIL("fail"),
  WARN("warn"),
  SKIPPED("skipped"),
  PASS("pass"),
  PARTIAL_SUCCESS("partial success"),
  RUNTIME_ERROR("runtime error"),
  NO_OP("no-op");

  private final String word;

  NodeStatus(String word) {
    this.word = word;
  }

  /** The word in artifacts. */
  public String word() {
    return word;
  }

  /** Whether the command as a whole has failed because of it. */
  public boolean isFailure() {
    return this == ERROR
        || this == FAIL
        || this == SKIPPED
        || this == PARTIAL_SUCCESS
        || this == RUNTIME_ERROR;
  }
}
