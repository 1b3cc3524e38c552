package dev.percolate.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.percolate.manifest.Checksum;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.ResourceType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TargetFilesTest {
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000);

  @TempDir Path root;

  @Test
  void aFileIsWrittenWhenItHoldsSomethingElse() throws IOException {
    Path file = root.resolve("target/compiled/shop/models/orders.sql");
    assertThat(new TargetFiles(root, "target").write("compiled", orders(), "select 1", null))
        .isEqualTo("target/compiled/shop/models/orders.sql");
    assertThat(file).hasContent("select 1");
    for (String text : new String[] {"select 2", "", "select 'é'", "select 'e'", "select 'e '"}) {
      Files.setLastModifiedTime(file, LONG_AGO);
      new TargetFiles(root, "target").write("compiled", orders(), text, null);
      assertThat(Files.readString(file)).isEqualTo(text);
      assertThat(Files.getLastModifiedTime(file)).isNotEqualTo(LONG_AGO);
    }
  }

  @Test
  void aFileThatHoldsTheTextStaysAsItIs() throws IOException {
    Path file = root.resolve("target/compiled/shop/models/orders.sql");
    new TargetFiles(root, "target").write("compiled", orders(), "select 1", null);
    Files.setLastModifiedTime(file, LONG_AGO);
    new TargetFiles(root, "target").write("compiled", orders(), "select 1", null);
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(LONG_AGO);
  }

  private static ExecutableNode orders() {
    NodeBuilder node = new NodeBuilder(ResourceType.MODEL, "shop", "orders", "model.shop.orders");
    node.schema = "main";
    node.path = "orders.sql";
    node.originalFilePath = "models/orders.sql";
    node.alias = "orders";
    node.checksum = Checksum.NONE;
    return node.build();
  }
}
