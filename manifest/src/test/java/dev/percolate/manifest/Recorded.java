package dev.percolate.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** The files that record_manifests.py wrote. */
final class Recorded {
  private Recorded() {}

  static String text(String name) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(Recorded.class.getResourceAsStream("/manifest/" + name), name)) {
      InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(file) : file;
      return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
