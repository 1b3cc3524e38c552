package dev.percolate.project.internal.deps;

/** A folder on this machine. */
record RequestedLocal(String local) implements RequestedPackage {
  @Override
  public String name() {
    return local;
  }

  @Override
  public String kind() {
    return "LocalUnpinnedPackage";
  }

  @Override
  public RequestedPackage with(RequestedPackage other) {
    return this;
  }

  @Override
  public PinnedPackage pinned(Workshop workshop) {
    return new PinnedLocal(local);
  }
}
