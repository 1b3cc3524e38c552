package dev.percolate.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class RandomIdsTest {
  @Test
  void idsAreRandomUuidsOfVersionFour() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      UUID id = UUID.fromString(RandomIds.next());
      assertThat(id.version()).isEqualTo(4);
      assertThat(id.variant()).isEqualTo(2);
      seen.add(id.toString());
    }
    assertThat(seen).hasSize(100);
  }
}
