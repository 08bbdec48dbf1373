package dev.karst.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestCliTest {
  private static final String[] COUNT = {"| stats count by source", "--format", "json"};

  @TempDir Path folder;

  private Path logs() throws IOException {
    Path logs = Files.createDirectories(folder.resolve("logs"));
    Files.createDirectories(logs.resolve("b/c"));
    Files.writeString(logs.resolve("z.log"), line(1) + line(2));
    Files.writeString(logs.resolve("b/c/a.log"), line(3));
    Files.write(logs.resolve("b/x.gz"), gzip(line(4) + line(5) + line(6)));
    Files.write(logs.resolve("b/y.zst"), Zstd.compress(bytes(line(7)), 3));
    Files.write(logs.resolve("b/program"), new byte[] {0x7f, 'E', 'L', 'F', 0, 0, 1, 0});
    Files.createFile(logs.resolve("empty.log"));
    Files.createSymbolicLink(logs.resolve("b/loop"), logs);
    return logs;
  }

  private static String line(int second) {
    return "2026-02-17T08:00:0" + second + "Z hello\n";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes(text));
    }
    return out.toByteArray();
  }

  private Cli ingest(Path what, String home, String... more) {
    String[] arguments = new String[4 + more.length];
    arguments[0] = "ingest";
    arguments[1] = what.toString();
    arguments[2] = "--home";
    arguments[3] = home;
    System.arraycopy(more, 0, arguments, 4, more.length);
    return Cli.run(arguments);
  }

  private static String count(String home) {
    return Cli.run("search", "index=main " + COUNT[0], "--home", home, COUNT[1], COUNT[2]).out();
  }

  @Test
  void aFolderIsReadWholeInOneOrderAndOnce() throws IOException {
    Path logs = logs();
    String home = logs.resolve("home").toString();
    Cli first = ingest(logs, home, "--threads", "2");
    assertThat(first.status()).isZero();
    assertThat(first.err().lines().filter(text -> !text.startsWith("  ")))
        .containsExactly(
            logs + "/b/c/a.log: 1 event",
            logs + "/b/program is a binary file, not a log: passed over",
            logs + "/b/x.gz: 3 events",
            logs + "/b/y.zst: 1 event",
            logs + "/empty.log is empty: passed over",
            logs + "/z.log: 2 events",
            "2 files passed over, being no logs",
            "1 link in folders not followed");
    String counts = count(home);
    assertThat(counts.lines()).hasSize(4);
    assertThat(
            ingest(logs, home)
                .err()
                .lines()
                .filter(text -> text.endsWith("home already: passed over")))
        .hasSize(4);
    assertThat(count(home)).isEqualTo(counts);
    String alone = folder.resolve("alone").toString();
    ingest(logs, alone, "--threads", "1");
    assertThat(count(alone)).isEqualTo(counts);
  }

  @Test
  void aNamedFileThatIsNoLogEndsTheRunAndKeepsThoseBefore() throws IOException {
    Path logs = logs();
    String home = folder.resolve("home").toString();
    Cli run =
        Cli.run(
            "ingest",
            logs.resolve("z.log").toString(),
            logs.resolve("empty.log").toString(),
            logs.resolve("b/x.gz").toString(),
            "--home",
            home);
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("error: " + logs.resolve("empty.log") + " is empty\n");
    assertThat(count(home).lines()).hasSize(1);
  }

  @Test
  void anEmptyFolderIsAnError() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("none"));
    Cli run = ingest(empty, folder.resolve("home").toString());
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).isEqualTo("error: the folder " + empty + " holds no files\n");
  }

  @Test
  void oddLinesAreCopiedWithTheirReason() throws IOException {
    Path log = folder.resolve("a.log");
    Files.write(log, bytes(line(1) + "no time\n\0\0\0\0\n" + line(2)));
    Path rejects = folder.resolve("odd.jsonl");
    Cli run = ingest(log, folder.resolve("home").toString(), "--rejects", rejects.toString());
    assertThat(run.status()).isZero();
    assertThat(Files.readString(rejects))
        .isEqualTo(
            "{\"file\":\""
                + log
                + "\",\"line\":2,\"reason\":\"no_time\",\"text\":\"no time\"}\n"
                + "{\"file\":\""
                + log
                + "\",\"line\":3,\"reason\":\"binary\","
                + "\"text\":\"\\u0000\\u0000\\u0000\\u0000\"}\n");
    assertThat(run.err()).contains("dropped, being binary: line 3");
    String unused = folder.resolve("unused").toString();
    Cli rows = ingest(log, unused, "--dataset", "Endpoint.Processes", "--rejects", "x");
    assertThat(rows.status()).isEqualTo(2);
    assertThat(rows.err())
        .isEqualTo(
            "error: --rejects does not go with --dataset, whose rows are right or an error\n");
    assertThat(Path.of(unused)).doesNotExist();
  }

  @Test
  void oddLinesThatCannotBeWrittenEndTheRun() throws IOException {
    Path log = Files.writeString(folder.resolve("a.log"), line(1));
    Path rejects = log.resolve("odd.jsonl");
    Cli run = ingest(log, folder.resolve("home").toString(), "--rejects", rejects.toString());
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).startsWith("error: cannot write " + rejects);
  }

  @Test
  void damagedZstdIsNamed() throws IOException {
    byte[] packed = Zstd.compress(bytes(line(1).repeat(5_000)), 3);
    Path log = folder.resolve("a.zst");
    Files.write(log, java.util.Arrays.copyOf(packed, packed.length / 2));
    Cli run = ingest(log, folder.resolve("home").toString());
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err())
        .startsWith("error: " + log + " is a zstd file that is damaged or ends too early");
    Files.write(log, Zstd.compress(new byte[80 << 20], 1));
    Cli bomb = ingest(log, folder.resolve("home").toString());
    assertThat(bomb.status()).isEqualTo(3);
    byte[] letters = new byte[80 << 20];
    java.util.Arrays.fill(letters, (byte) 'a');
    Files.write(log, Zstd.compress(letters, 1));
    bomb = ingest(log, folder.resolve("home").toString());
    assertThat(bomb.status()).isEqualTo(4);
    assertThat(bomb.err()).startsWith("error: a zstd file gives more than 500 bytes a byte");
  }
}
