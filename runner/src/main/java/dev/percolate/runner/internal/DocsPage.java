package dev.percolate.runner.internal;

import dev.percolate.diagnostics.BugException;
import dev.percolate.runner.DocsCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The page that shows manifest.json and catalog.json. */
public final class DocsPage {
  private static final String PAGE = "docs/index.html";

  private DocsPage() {}

  /** Its text. */
  public static String text() {
    try (InputStream in = DocsCommand.class.getResourceAsStream(PAGE)) {
      if (in == null) {
        throw new BugException("the page " + PAGE + " is built in");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
