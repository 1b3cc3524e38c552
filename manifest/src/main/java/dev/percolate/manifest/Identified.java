package dev.percolate.manifest;

/** A resource named by an {@link Identity}. */
public sealed interface Identified extends Resource
    permits Macro, Doc, Group, Source, Exposure, Metric, SavedQuery, SemanticModel, UnitTest {

  Identity identity();

  @Override
  default String uniqueId() {
    return identity().uniqueId();
  }

  @Override
  default String name() {
    return identity().name();
  }

  @Override
  default String packageName() {
    return identity().packageName();
  }

  @Override
  default String path() {
    return identity().path();
  }

  @Override
  default String originalFilePath() {
    return identity().originalFilePath();
  }
}
