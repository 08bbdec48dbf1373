package dev.karst.detection.test;

import dev.karst.session.Limit;
import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException.InputError;
import dev.karst.text.KarstException.LimitError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Consumer;

/**
 * Fetches test data over HTTP(S) into a cache: only where the user asked for it, only so much, each
 * URL once.
 *
 * @param cache the folder that keeps what was fetched
 * @param mostBytes of one file
 * @param tell is told what is fetched
 */
public record Download(Path cache, long mostBytes, Consumer<String> tell) {
  private static final Duration CONNECT = Duration.ofSeconds(20);
  private static final Duration ANSWER = Duration.ofMinutes(2);
  private static final int MOST_REDIRECTS = 5;

  /**
   * The file of a URL.
   *
   * @throws InputError where it cannot be had
   * @throws LimitError where it is too large
   */
  public synchronized Path fetch(String url) {
    Path file = cache.resolve(name(url));
    if (Files.isRegularFile(file)) {
      return file;
    }
    tell.accept("fetching " + url);
    try {
      Files.createDirectories(cache);
      Path part = Files.createTempFile(cache, "part", ".tmp");
      try {
        save(uri(url), part);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
      return file;
    } catch (IOException e) {
      throw failed(url, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(url, "interrupted", e);
    }
  }

  /** The URL's last part, for readers, behind a hash of the whole. */
  private static String name(String url) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(url.getBytes(StandardCharsets.UTF_8));
      String last = url.replaceFirst("[?#].*", "").replaceFirst(".*/", "");
      String safe = last.replaceAll("[^A-Za-z0-9._-]", "_");
      return HexFormat.of().formatHex(hash, 0, 10)
          + "-"
          + (safe.length() > 80 ? safe.substring(safe.length() - 80) : safe);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static URI uri(String url) throws IOException {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw new IOException("it is no URL: " + e.getReason(), e);
    }
  }

  /** Redirects are followed here, so that each target is looked at: http and https only. */
  private void save(URI start, Path part) throws IOException, InterruptedException {
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    URI at = start;
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      requireWeb(at);
      HttpRequest request = HttpRequest.newBuilder(at).timeout(ANSWER).GET().build();
      HttpResponse<InputStream> answer =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        if (answer.statusCode() == 200) {
          copy(start, body, part);
          return;
        }
        String location = answer.headers().firstValue("location").orElse(null);
        if (answer.statusCode() / 100 != 3 || location == null) {
          throw new IOException("the server answered " + answer.statusCode());
        }
        at = at.resolve(uri(location));
      }
    }
    throw new IOException("more than " + MOST_REDIRECTS + " redirects");
  }

  private static void requireWeb(URI uri) throws IOException {
    String scheme =
        uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(java.util.Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https") || uri.getHost() == null) {
      throw new IOException("'" + uri + "' is no http or https URL");
    }
  }

  private void copy(URI url, InputStream body, Path part) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long total = 0;
    try (OutputStream out = Files.newOutputStream(part)) {
      for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
        total += count;
        if (total > mostBytes) {
          throw new LimitError(
              "download",
              url + " has more than " + mostBytes + " bytes",
              "give more with --limit " + Limit.DOWNLOAD_BYTES.key() + "=N");
        }
        out.write(buffer, 0, count);
      }
    }
  }

  private static InputError failed(String url, String why, Exception cause) {
    return new InputError(Diagnostic.error("download", url + " cannot be had: " + why), cause);
  }
}
