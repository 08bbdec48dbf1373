package dev.karst.detection.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.karst.session.Limit;
import dev.karst.text.KarstException.InputError;
import dev.karst.text.KarstException.LimitError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Test data is fetched from a server on this machine: once, over http only, and only so much. */
class DownloadTest {
  private static final byte[] LOG = "<Event/>\n".repeat(100).getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;
  private final List<String> asked = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          asked.add(path);
          if (path.equals("/log")) {
            exchange.sendResponseHeaders(200, LOG.length);
            exchange.getResponseBody().write(LOG);
          } else {
            exchange
                .getResponseHeaders()
                .add("Location", path.equals("/moved") ? "/log" : "file:///etc/passwd");
            exchange.sendResponseHeaders(path.equals("/none") ? 404 : 302, -1);
          }
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private Download download() {
    long most = Limit.DOWNLOAD_BYTES.standard();
    return new Download(folder, most, text -> {});
  }

  @Test
  void fetchesOnceAndFollowsRedirects() throws IOException {
    Path file = download().fetch(url("/log"));
    assertThat(file).hasBinaryContent(LOG);
    assertThat(download().fetch(url("/log"))).isEqualTo(file);
    assertThat(download().fetch(url("/moved"))).hasBinaryContent(LOG);
    assertThat(asked).containsExactly("/log", "/moved", "/log");
  }

  @Test
  void leavesNothingOfWhatIsTooLarge() throws IOException {
    assertThatThrownBy(() -> new Download(folder, 899, text -> {}).fetch(url("/log")))
        .isInstanceOf(LimitError.class)
        .hasMessageContaining("/log has more than 899 bytes");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void readsNoLocalFileAndNamesWhatFails() {
    assertThatThrownBy(() -> download().fetch("file:///etc/passwd"))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("is no http or https URL");
    assertThatThrownBy(() -> download().fetch(url("/local")))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("'file:///etc/passwd' is no http or https URL");
    assertThatThrownBy(() -> download().fetch(url("/none")))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("/none cannot be had: the server answered 404");
  }
}
