package dev.karst.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A content pack that means harm: each trick is refused with an error that says what is wrong, and
 * nothing outside of the pack is read. What lies outside holds the word SECRET.
 */
class HostilePackTest {
  private static final int MEGABYTE = 1 << 20;

  @TempDir private Path folder;
  private Path pack;

  @BeforeEach
  void makePack() throws IOException {
    pack = folder.resolve("pack");
    write("contentctl.yml", "app: {label: Hostile}\n");
    write("detections/d.yml", detection("data/a.log", ""));
    write("data/a.log", "user=ann\n");
    Files.writeString(folder.resolve("secret"), "SECRET: it\nname: SECRET\n");
  }

  private void write(String file, String text) throws IOException {
    Path path = pack.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private void link(String file) throws IOException {
    Path path = pack.resolve(file);
    Files.createDirectories(path.getParent());
    Files.deleteIfExists(path);
    Files.createSymbolicLink(path, folder.resolve("secret"));
  }

  private static String detection(String data, String commands) {
    return "name: D\ntype: TTP\nsearch: 'index=* | stats count BY host "
        + commands
        + "'\ntests:\n- name: t\n  attack_data:\n  - {data: '"
        + data
        + "', source: s, sourcetype: t}\n";
  }

  private Cli test(String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "test";
    arguments[1] = pack.toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    return Cli.run(arguments);
  }

  private void assertRefused(String reason, String... options) {
    Cli cli = test(options);
    assertThat(cli.out() + cli.err()).contains(reason).doesNotContain("SECRET", "this is a bug");
    assertThat(cli.status()).isBetween(1, 4);
  }

  @Test
  void thePackItselfIsFine() {
    assertThat(test().out()).startsWith("PASS     D / t  1 row, ");
  }

  @Test
  void aBillionLaughs() throws IOException {
    write("detections/d.yml", "a: &a [x, x]\nb: &b [*a, *a, *a]\nsearch: *b\n");
    assertRefused(
        "anchors and aliases are not supported\n     --> " + pack + "/detections/d.yml:1:4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- "})
  void deepNesting(String opening) throws IOException {
    write("detections/d.yml", "search: x\nd:\n  " + opening.repeat(100_000) + "\n");
    assertRefused("values are nested deeper than 64\n");
  }

  @Test
  void aFileThatIsFarTooLong() throws IOException {
    write("detections/d.yml", "search: " + "x".repeat(9 * MEGABYTE));
    assertRefused("d.yml has more than 8388608 characters\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "search: a\\nsearch: b; the key 'search' is given twice",
        "search: !!java.net.URLClassLoader [x]; a text is expected here, not a list",
        "search: x\\n---\\nsearch: y; a second document starts here",
        "name: [x\\nsearch: y; this is no valid YAML",
        "search: x\\ntests: 5; a list is expected here, not a text",
        "search: x\\ntags: {risk_score: 99999999999999999999}; a number is expected here",
        "search: x\\nrba: {message: m, risk_objects: [{field: a, type: user, score: 1e9}]};"
            + " a whole number is expected here, not '1e9'"
      })
  void yamlThatIsWrong(String yaml, String reason) throws IOException {
    write("detections/d.yml", yaml.replace("\\n", "\n"));
    assertRefused(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "../secret, '../secret' leads out of ",
    "data/../../secret, '../../secret' leads out of ",
    "/etc/passwd, '/etc/passwd' leads out of ",
    "file:///etc/passwd, is no http or https URL",
    "ftp://127.0.0.1/datasets/a.log, is no http or https URL",
    "jar:file:/x.jar!/datasets/a, is no http or https URL",
    "https://x/datasets/../../secret, lies outside of ",
    "https://x/datasets/%2e%2e/%2e%2e/secret, lies outside of "
  })
  void testDataThatLiesElsewhere(String url, String reason) throws IOException {
    write("detections/d.yml", detection(url, ""));
    String said = reason.replace("../../secret'", "data/../../secret'");
    assertRefused(said, "--attack-data", folder.toString());
  }

  @Test
  void testDataThatIsALinkOut() throws IOException {
    link("data/a.log");
    assertRefused("'data/a.log' leads out of ");
  }

  @Test
  void nothingIsFetchedUnlessAskedFor() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    AtomicInteger asked = new AtomicInteger();
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.getResponseHeaders().add("Location", "file://" + folder.resolve("secret"));
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/datasets/a.log";
      write("detections/d.yml", detection(url, ""));
      assertThat(test().out()).startsWith("NO DATA  D / t  looked for: ");
      assertThat(asked).hasValue(0);
      assertRefused(
          "secret' is no http or https URL", "--download", "--cache", folder + "/cache", "--quiet");
      assertThat(asked).hasValue(1);
    } finally {
      server.stop(0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "detections/e.yml, ''",
    "detections/d.test.yml, ''",
    "baselines/b.yml, ''",
    "macros/m.yml, | `m`",
    "lookups/l.yml, | lookup l host"
  })
  void aDefinitionThatIsALinkOut(String file, String commands) throws IOException {
    write("detections/d.yml", detection("data/a.log", commands));
    link(file);
    assertRefused(" out of " + pack);
  }

  @Test
  void aLookupThatLeavesThePack() throws IOException {
    write("detections/d.yml", detection("data/a.log", "| lookup l name AS host OUTPUT x"));
    write("lookups/l.yml", "name: l\nfilename: ../../secret\n");
    assertRefused(
        "'../../secret' is no file name: a lookup's file lies in its own folder\n     --> "
            + pack
            + "/lookups/l.yml:1:1");
    Files.delete(pack.resolve("lookups/l.yml"));
    link("lookups/l.csv");
    write("detections/d.yml", detection("data/a.log", "| lookup l.csv name AS host OUTPUT x"));
    assertRefused("lookups/l.csv leads out of its folder");
  }

  @Test
  void aLookupWhoseQuotesNeverEnd() throws IOException {
    write("detections/d.yml", detection("data/a.log", "| lookup l.csv name AS host OUTPUT x"));
    write("lookups/l.csv", "name,x\n\"a,1\nb,2\n");
    assertRefused("lookups/l.csv cannot be read: ");
  }

  @Test
  void aMacroThatCallsItself() throws IOException {
    write("macros/m.yml", "name: m\ndefinition: '`n`'\n");
    write("macros/n.yml", "name: n\ndefinition: '`m`'\n");
    write("detections/d.yml", detection("data/a.log", "| `m`"));
    assertRefused("macro 'm' calls itself");
  }

  @Test
  void macrosThatGrowWithoutEnd() throws IOException {
    write("macros/m0.yml", "name: m0\ndefinition: search x\n");
    for (int i = 1; i < 40; i++) {
      String call = "`m" + (i - 1) + "` | ";
      write("macros/m" + i + ".yml", "name: m" + i + "\ndefinition: '" + call + call + "head 1'\n");
    }
    write("detections/d.yml", detection("data/a.log", "| `m39`"));
    assertRefused("the search, macros expanded, is too long", "--limit", "search_max_chars=100000");
  }

  /** Sparse on disk: a short text, then nothing up to a gigabyte, without an end of line. */
  @Test
  void aLineOfAGigabyte() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(pack.resolve("data/a.log").toFile(), "rw")) {
      file.write("x".repeat(MEGABYTE).getBytes(StandardCharsets.US_ASCII));
      file.setLength(1L << 30);
    }
    assertRefused("a.log holds no events\n     dropped, being longer than an event may be: line 1");
  }

  @Test
  void aGzipFileThatGrowsAThousandfold() throws IOException {
    byte[] block = "user=ann\n".repeat(MEGABYTE / 9).getBytes(StandardCharsets.US_ASCII);
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(pack.resolve("data/b.log.gz")))) {
      for (int i = 0; i < 200; i++) {
        out.write(block);
      }
    }
    write("detections/d.yml", detection("data/b.log.gz", ""));
    assertRefused("gzip_max_ratio");
  }

  @Test
  void aPathThatIsNone() throws IOException {
    write("detections/d.yml", detection("data/a\u0001.log", ""));
    assertRefused("is not allowed");
    write("detections/d.yml", detection("data/none.log", ""));
    assertThat(test().out()).startsWith("NO DATA  D / t  looked for: " + pack + "/data/none.log\n");
  }
}
