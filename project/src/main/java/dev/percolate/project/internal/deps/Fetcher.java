package dev.percolate.project.internal.deps;

import dev.percolate.project.EnvVars;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Gets files over HTTP. The client is made when the first address is asked for. */
final class Fetcher {
  private static final int MOST_REDIRECTS = 30;
  private static final Duration HUB_PATIENCE = Duration.ofSeconds(30);

  private final EnvVars env;
  private final Workshop workshop;
  private @Nullable HttpClient client;

  Fetcher(EnvVars env, Workshop workshop) {
    this.env = env;
    this.workshop = workshop;
  }

  Workshop workshop() {
    return workshop;
  }

  /** An answer of the hub. */
  record Answer(int status, String reason, byte[] body) {}

  /** Gets a text of the hub. */
  Answer get(String url) throws IOException {
    HttpResponse<InputStream> response = send(url, HUB_PATIENCE);
    try (InputStream body = response.body()) {
      return new Answer(response.statusCode(), reason(response.statusCode()), body.readAllBytes());
    }
  }

  /** Writes what an address gives into a file, whatever the status is. */
  void download(String url, Path file) throws IOException {
    // dbt 1.12: the page of an error is written too, and is found to be no archive
    try (InputStream body = send(url, downloadPatience()).body()) {
      Files.copy(body, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Duration downloadPatience() {
    String seconds = env.get("DBT_HTTP_TIMEOUT");
    try {
      return Duration.ofMillis((long) (Double.parseDouble(seconds == null ? "10" : seconds) * 1e3));
    } catch (NumberFormatException e) {
      return Duration.ofSeconds(10);
    }
  }

  private HttpResponse<InputStream> send(String url, Duration patience) throws IOException {
    URI at = uri(url);
    String credentials = at.getRawUserInfo();
    for (int count = 0; count <= MOST_REDIRECTS; count++) {
      HttpResponse<InputStream> response = sendOnce(at, credentials, patience);
      String next = response.headers().firstValue("Location").orElse(null);
      if (next == null || response.statusCode() < 301 || response.statusCode() > 308) {
        return response;
      }
      response.body().close();
      URI target = at.resolve(uri(next));
      if ("https".equals(at.getScheme()) && !"https".equals(target.getScheme())) {
        throw new IOException(
            "Refused to follow " + shown(at) + " to " + shown(target) + ", which is not encrypted");
      }
      // What was meant for one host is not told to another.
      credentials =
          target.getRawUserInfo() != null
              ? target.getRawUserInfo()
              : isSameHost(at, target) ? credentials : null;
      at = target;
    }
    throw new IOException("Exceeded " + MOST_REDIRECTS + " redirects.");
  }

  private static boolean isSameHost(URI one, URI other) {
    return one.getPort() == other.getPort()
        && String.valueOf(one.getHost()).equals(other.getHost());
  }

  private HttpResponse<InputStream> sendOnce(
      URI at, @Nullable String credentials, Duration patience) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(withoutUser(at)).timeout(patience).header("User-Agent", "percolate");
    if (credentials != null) {
      byte[] plain = decoded(credentials).getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(plain));
    }
    try {
      return client(patience).send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (IOException e) {
      String reason = e.getMessage() == null ? "no connection" : e.getMessage();
      throw new IOException("Cannot get " + shown(at) + ": " + reason, e);
    }
  }

  private static String decoded(String credentials) {
    String text = credentials.indexOf(':') < 0 ? credentials + ":" : credentials;
    return java.net.URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private HttpClient client(Duration patience) {
    HttpClient made = client;
    if (made == null) {
      made =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(patience)
              .proxy(new EnvProxies(env))
              .build();
      client = made;
    }
    return made;
  }

  private static URI uri(String url) throws IOException {
    try {
      return new URI(url.strip().replace(" ", "%20"));
    } catch (URISyntaxException e) {
      throw new IOException("Invalid URL '" + url + "'", e);
    }
  }

  private static URI withoutUser(URI at) throws IOException {
    String scheme = at.getScheme();
    if (at.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
      throw new IOException("No connection adapters were found for '" + shown(at) + "'");
    }
    return uri(shown(at));
  }

  /** An address without user and password. */
  private static String shown(URI at) {
    String user = at.getRawUserInfo();
    return user == null ? at.toString() : at.toString().replaceFirst("//[^@/]*@", "//");
  }

  private static String reason(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 429 -> "Too Many Requests";
      case 500 -> "Internal Server Error";
      case 502 -> "Bad Gateway";
      case 503 -> "Service Unavailable";
      case 504 -> "Gateway Timeout";
      default -> "";
    };
  }
}
