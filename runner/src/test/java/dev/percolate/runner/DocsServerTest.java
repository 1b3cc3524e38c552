package dev.percolate.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocsServerTest {
  @TempDir Path temp;

  private Path target() throws IOException {
    Path target = Files.createDirectory(temp.resolve("target"));
    Files.writeString(target.resolve("manifest.json"), "{\"a\": 1}");
    Files.writeString(temp.resolve("secret.txt"), "x");
    Files.createSymbolicLink(target.resolve("link.txt"), temp.resolve("secret.txt"));
    return target;
  }

  private static HttpResponse<String> get(DocsServer server, String method, String path)
      throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + server.port() + path);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(address)
              .method(method, HttpRequest.BodyPublishers.noBody())
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void servesThePageAndTheArtifacts() throws IOException, InterruptedException {
    try (DocsServer server = DocsServer.start(target(), "127.0.0.1", 0)) {
      assertThat(get(server, "GET", "/").body()).contains("<html").contains("manifest.json");
      HttpResponse<String> manifest = get(server, "GET", "/manifest.json?cb=1");
      assertThat(manifest.body()).isEqualTo("{\"a\": 1}");
      assertThat(manifest.headers().firstValue("Content-Type")).contains("application/json");
      assertThat(get(server, "HEAD", "/manifest.json").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void servesNothingElse() throws IOException, InterruptedException {
    try (DocsServer server = DocsServer.start(target(), "127.0.0.1", 0)) {
      assertThat(get(server, "GET", "/../secret.txt").statusCode()).isEqualTo(404);
      assertThat(get(server, "GET", "/%2e%2e/secret.txt").statusCode()).isEqualTo(404);
      assertThat(get(server, "GET", "/link.txt").statusCode()).isEqualTo(404);
      assertThat(get(server, "GET", "/none").statusCode()).isEqualTo(404);
      assertThat(get(server, "POST", "/manifest.json").statusCode()).isEqualTo(405);
    }
  }

  @Test
  void aFolderThatIsNotThereIsTold() {
    assertThatThrownBy(() -> DocsServer.start(temp.resolve("no"), "127.0.0.1", 0))
        .hasMessageContaining("docs generate");
  }

  @Test
  void aPortInUseIsTold() throws IOException {
    try (DocsServer server = DocsServer.start(target(), "127.0.0.1", 0)) {
      assertThatThrownBy(() -> DocsServer.start(temp.resolve("target"), "127.0.0.1", server.port()))
          .hasMessageStartingWith("Cannot serve at 127.0.0.1:");
    }
  }
}
