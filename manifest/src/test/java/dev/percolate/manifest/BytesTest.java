package dev.percolate.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BytesTest {
  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String text(Bytes bytes) {
    return new String(bytes.slice(0, bytes.size()), StandardCharsets.US_ASCII);
  }

  private static Bytes.Edit edit(int from, int to, String replacement) {
    return new Bytes.Edit(from, to, bytes(replacement));
  }

  @Test
  void placesAreReplacedAndReplacedAgain() throws IOException {
    Bytes once = Bytes.of(bytes("0123456789")).with(List.of(edit(2, 4, "abc"), edit(4, 5, "")));
    assertThat(text(once)).isEqualTo("01abc56789");
    Bytes twice = once.with(List.of(edit(0, 1, "x"), edit(3, 6, "yy"), edit(10, 10, "z")));
    assertThat(text(twice)).isEqualTo("x1ayy6789z");
    assertThat(twice.size()).isEqualTo(10);
    assertThat(new String(twice.slice(2, 6), StandardCharsets.US_ASCII)).isEqualTo("ayy6");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    twice.writeTo(out);
    assertThat(out.toString(StandardCharsets.US_ASCII)).isEqualTo("x1ayy6789z");
  }

  @Test
  void partsOfArraysAndNothing() {
    assertThat(text(Bytes.of(bytes("0123456789"), 3, 4))).isEqualTo("3456");
    assertThat(text(Bytes.of(new byte[0]).with(List.of(edit(0, 0, "a"))))).isEqualTo("a");
    assertThat(text(Bytes.of(bytes("ab")).with(List.of(edit(0, 2, ""))))).isEmpty();
  }

  @Test
  void filesAreReadWhenAskedFor(@TempDir Path folder) throws IOException {
    byte[] large = bytes("0123456789".repeat(10_000));
    Path file = Files.write(folder.resolve("large"), large);
    try (FileChannel channel = FileChannel.open(file)) {
      Bytes part = Bytes.of(channel, 10, large.length - 20).with(List.of(edit(1, 9, "-")));
      String expected = "0-9" + "0123456789".repeat(9_997);
      assertThat(text(part)).isEqualTo(expected);
      assertThat(text(part.part(1, 5))).isEqualTo("-901");
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      part.writeTo(out);
      assertThat(out.toString(StandardCharsets.US_ASCII)).isEqualTo(expected);
      CRC32 sum = new CRC32();
      part.addTo(sum);
      CRC32 same = new CRC32();
      same.update(bytes(expected));
      assertThat(sum.getValue()).isEqualTo(same.getValue());
      ByteBuffer whole = Bytes.of(channel, 20, 5).toBuffer();
      assertThat(new String(whole.array(), whole.position(), 5, StandardCharsets.US_ASCII))
          .isEqualTo("01234");
      assertThatThrownBy(Bytes.of(channel, 0, large.length + 1)::slice)
          .isInstanceOf(UncheckedIOException.class);
    }
  }

  @Test
  void entriesOfDictionariesAreFound() {
    Manifest.Builder draft = new Manifest.Builder();
    draft.selectors.put("one", "x");
    draft.selectors.put("two", List.of(1L));
    EntryPlaces places = new EntryPlaces();
    String text =
        new String(
            ArtifactWriter.json(draft.build(TestMetadataOf.project("p")), 0, places).slice(),
            StandardCharsets.US_ASCII);
    int[] found = places.of("selectors", 0);
    assertThat(text.substring(found[0], found[1])).isEqualTo("\"x\"");
    assertThat(text.substring(found[2], found[3])).isEqualTo("[1]");
    assertThat(places.of("nodes", 0)).isEmpty();
  }
}
