package dev.percolate.cli.internal;

import dev.percolate.cli.internal.setup.Terminal;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.engine.Launch;
import dev.percolate.engine.Session;
import dev.percolate.project.Flags;
import dev.percolate.runner.DocsServer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The command {@code docs serve}, until the user has enough of it. */
final class DocsSite {
  private DocsSite() {}

  static void serve(Launch launch, Terminal terminal) {
    Flags flags = launch.flags();
    int port = (int) flags.number("port", 8080);
    try (DocsServer server =
        DocsServer.start(
            Session.project(launch).targetDirectory(), String.valueOf(flags.get("host")), port)) {
      String address = "http://localhost:" + server.port();
      if (flags.is("browser")) {
        open(address);
      }
      terminal.line("Serving docs at " + server.port());
      terminal.line("To access from your browser, navigate to: " + address);
      terminal.line("\n\n");
      terminal.line("Press Ctrl+C to exit.");
      terminal.flush();
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProblemException.of(ProblemKind.PLAIN, "");
    }
  }

  /** Shows an address in a browser where there is one. */
  private static void open(String address) {
    String system = System.getProperty("os.name", "");
    List<String> command =
        system.startsWith("Windows")
            ? List.of("rundll32", "url.dll,FileProtocolHandler", address)
            : List.of(system.startsWith("Mac") ? "open" : "xdg-open", address);
    try {
      new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      // The address is printed all the same.
      return;
    }
  }
}
