package dev.karst.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.sun.net.httpserver.HttpServer;
import dev.karst.session.Limit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every limit of the table cuts or refuses: the same command line with a small value says or gives
 * what it does not without one. A limit that has no case here fails.
 */
class LimitsTest {
  private static final String THREE = "| makeresults count=3 | streamstats count AS n";
  private static final String WORDS =
      "| makeresults | eval a=split(\"aaaaaaaa,bbbbbbbb,cccccccc\", \",\")";

  @TempDir static Path folder;

  /**
   * @param value of the limit
   * @param expected what is written, to either side, under the limit only
   */
  private record Case(long value, String expected, List<String> arguments) {}

  private static Case search(long value, String expected, String search, String... more) {
    List<String> arguments = new ArrayList<>(List.of("search", search));
    arguments.addAll(List.of(more));
    return new Case(value, expected, arguments);
  }

  private static Map<Limit, Case> cases() throws IOException {
    String events = write("events.json", "{\"a\":1}\n{\"a\":22222222}\n{\"a\":3}\n");
    String users = write("users.csv", "user,d\nann,1\nann,2\n");
    String columns = write("columns.csv", "a,b,c\n1,2,3\n");
    String detection =
        write("long.yml", "name: n\nsearch: '| makeresults'\n# " + "x".repeat(200) + "\n");
    String[] some = {"--events", events};
    String[] depth = {"--macro", "a=`b`", "--macro", "b=`c`", "--macro", "c=head 1"};
    Map<Limit, Case> cases = new EnumMap<>(Limit.class);
    cases.put(
        Limit.SUBSEARCH_ROWS,
        search(1, said(Limit.SUBSEARCH_ROWS), THREE + " | search [" + THREE + " | fields n]"));
    cases.put(
        Limit.SUBSEARCH_DEPTH,
        search(
            1,
            said(Limit.SUBSEARCH_DEPTH),
            "| makeresults | append [| makeresults | append [| makeresults]]"));
    cases.put(
        Limit.JOIN_ROWS, search(1, said(Limit.JOIN_ROWS), THREE + " | join n [" + THREE + "]"));
    cases.put(
        Limit.APPEND_ROWS, search(1, said(Limit.APPEND_ROWS), THREE + " | append [" + THREE + "]"));
    cases.put(
        Limit.MAP_SEARCHES,
        search(
            2, said(Limit.MAP_SEARCHES), THREE + " | map search=\"| makeresults | eval m=$n$\""));
    cases.put(Limit.RESULT_ROWS, search(2, said(Limit.RESULT_ROWS), "| makeresults count=3"));
    cases.put(Limit.SORT_ROWS, search(2, said(Limit.SORT_ROWS), THREE + " | sort n"));
    cases.put(Limit.LIST_VALUES, search(2, said(Limit.LIST_VALUES), THREE + " | stats list(n)"));
    cases.put(
        Limit.VALUES_VALUES, search(2, said(Limit.VALUES_VALUES), THREE + " | stats values(n)"));
    cases.put(
        Limit.SPARKLINE_POINTS,
        search(
            2,
            said(Limit.SPARKLINE_POINTS),
            THREE + " | eval _time=n*120 | stats sparkline(count, 1m)"));
    cases.put(Limit.TOP_ROWS, search(2, said(Limit.TOP_ROWS), THREE + " | top limit=0 n"));
    cases.put(
        Limit.STREAM_WINDOW,
        search(2, said(Limit.STREAM_WINDOW), THREE + " | streamstats window=3 count AS m"));
    cases.put(
        Limit.SPATH_CHARS,
        search(
            8,
            said(Limit.SPATH_CHARS),
            "| makeresults | eval _raw=\"{\\\"a\\\":1,\\\"b\\\":2}\" | spath"));
    cases.put(
        Limit.KV_CHARS,
        search(4, said(Limit.KV_CHARS), "| makeresults | eval _raw=\"a=1 b=2\" | extract"));
    cases.put(
        Limit.KV_COLUMNS,
        search(
            1,
            said(Limit.KV_COLUMNS),
            "index=* | table a b",
            "--events",
            write("pairs.log", "2026-01-01T00:00:00Z a=1 b=2\n")));
    cases.put(
        Limit.EXTRACTED_FIELDS,
        search(
            1,
            said(Limit.EXTRACTED_FIELDS),
            "| makeresults | eval _raw=\"{\\\"a\\\":1,\\\"b\\\":2}\" | spath"));
    cases.put(Limit.MACRO_DEPTH, search(2, said(Limit.MACRO_DEPTH), "| makeresults | `a`", depth));
    cases.put(Limit.MACRO_CALLS, search(2, said(Limit.MACRO_CALLS), "| makeresults | `a`", depth));
    cases.put(
        Limit.REGEX_STEPS,
        search(
            100,
            said(Limit.REGEX_STEPS),
            "| makeresults | eval x=\"aaaaaaaaaaaaaaaa\" | regex x=\"(a+)+[bc]\""));
    cases.put(
        Limit.LOOKUP_BYTES,
        search(5, said(Limit.LOOKUP_BYTES), "| inputlookup u", "--lookup", "u=" + users));
    cases.put(
        Limit.LOOKUP_MATCHES,
        search(
            1,
            said(Limit.LOOKUP_MATCHES),
            "| makeresults | eval user=\"ann\" | lookup u user",
            "--lookup",
            "u=" + users));
    cases.put(
        Limit.TRANSACTION_EVENTS,
        search(
            2, said(Limit.TRANSACTION_EVENTS), "| makeresults count=3 | eval g=1 | transaction g"));
    cases.put(
        Limit.MAKERESULTS_CHARS,
        search(4, said(Limit.MAKERESULTS_CHARS), "| makeresults format=csv data=\"a,b,c\n1,2,3\""));
    cases.put(
        Limit.CHART_SERIES, search(1, "OTHER", THREE + " | eval x=1 | chart count OVER x BY n"));
    cases.put(Limit.EXPAND_BYTES, search(100, said(Limit.EXPAND_BYTES), WORDS + " | mvexpand a"));
    cases.put(
        Limit.EVAL_CHARS,
        search(100, said(Limit.EVAL_CHARS), "| makeresults | eval x=printf(\"%200d\", 1)"));
    cases.put(
        Limit.EVAL_VALUES,
        search(5, said(Limit.EVAL_VALUES), "| makeresults | eval x=mvrange(0, 10)"));
    cases.put(
        Limit.EVENT_BYTES,
        search(10, "dropped, being longer than an event may be", "index=* | table a", some));
    cases.put(Limit.GZIP_RATIO, search(100, said(Limit.GZIP_RATIO), "index=*", "--events", gzip()));
    cases.put(
        Limit.DATASET_FIELDS,
        search(
            2,
            said(Limit.DATASET_FIELDS),
            "| tstats count FROM datamodel=Endpoint.Processes",
            "--dataset",
            "Endpoint.Processes",
            "--events",
            columns));
    cases.put(Limit.YAML_CHARS, new Case(100, said(Limit.YAML_CHARS), List.of("check", detection)));
    cases.put(
        Limit.SEARCH_CHARS,
        search(100, said(Limit.SEARCH_CHARS), "| makeresults | eval x=\"" + "x".repeat(100) + '"'));
    cases.put(
        Limit.STAGES, search(3, said(Limit.STAGES), "| makeresults | head 1 | head 1 | head 1"));
    cases.put(
        Limit.NESTING, search(5, said(Limit.NESTING), "| makeresults | eval x=((((((1))))))"));
    return cases;
  }

  private static String said(Limit limit) {
    return "--limit " + limit.key() + "=";
  }

  private static String write(String file, String text) throws IOException {
    return Files.writeString(folder.resolve(file), text).toString();
  }

  /** 65 MB of one line: up to 64 any ratio is fine. The whole is no event, and cheap to read. */
  private static String gzip() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] block = "a=1\n".repeat(1 << 10).getBytes(StandardCharsets.UTF_8);
    byte[] large = new byte[65 << 20];
    Arrays.fill(large, (byte) 'x');
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(block);
      out.write(large);
    }
    return Files.write(folder.resolve("packed.log.gz"), packed.toByteArray()).toString();
  }

  private static String written(List<String> arguments) {
    Cli cli = Cli.run(arguments.toArray(String[]::new));
    return cli.out() + cli.err();
  }

  private static String limited(Limit limit, Case one) {
    List<String> arguments = new ArrayList<>(one.arguments());
    arguments.addAll(List.of("--limit", limit.key() + "=" + one.value()));
    return written(arguments);
  }

  @TestFactory
  Stream<DynamicTest> everyLimitCutsOrRefuses() throws IOException {
    Map<Limit, Case> cases = cases();
    // Tests of their own below: a search alone does not show them.
    EnumSet<Limit> searched = EnumSet.allOf(Limit.class);
    searched.removeAll(List.of(Limit.SEGMENT_ROWS, Limit.DOWNLOAD_BYTES));
    return searched.stream()
        .map(limit -> dynamicTest(limit.key(), () -> cutsOrRefuses(limit, cases.get(limit))));
  }

  private static void cutsOrRefuses(Limit limit, Case one) {
    assertThat(one).as("a case of the limit " + limit.key()).isNotNull();
    assertThat(one.value()).isNotEqualTo(limit.standard());
    assertThat(limited(limit, one)).contains(one.expected());
    if (limit != Limit.GZIP_RATIO) {
      assertThat(written(one.arguments())).doesNotContain(one.expected());
    }
  }

  @Test
  void segmentsHaveNoMoreRows() throws IOException {
    String events = write("three.json", "{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n");
    Path whole = folder.resolve("whole");
    Path parted = folder.resolve("parted");
    written(List.of("ingest", events, "--home", whole.toString()));
    String limit = Limit.SEGMENT_ROWS.key() + "=2";
    written(List.of("ingest", events, "--home", parted.toString(), "--limit", limit));
    assertThat(segments(whole)).isEqualTo(1);
    assertThat(segments(parted)).isEqualTo(2);
  }

  private static long segments(Path home) throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("index/main"))) {
      return files.filter(file -> file.toString().endsWith(".arrow")).count();
    }
  }

  @Test
  void downloadsHaveNoMoreBytes() throws IOException {
    byte[] log = "a=1\n".repeat(100).getBytes(StandardCharsets.UTF_8);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, log.length);
          exchange.getResponseBody().write(log);
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/datasets/a.log";
      String detection =
          write(
              "fetched.yml",
              "name: D\nsearch: index=*\ntests:\n- name: t\n  attack_data:\n  - data: "
                  + url
                  + "\n");
      String cache = folder.resolve("cache").toString();
      Case one =
          new Case(
              10,
              said(Limit.DOWNLOAD_BYTES),
              List.of("test", detection, "--download", "--cache", cache));
      cutsOrRefuses(Limit.DOWNLOAD_BYTES, one);
    } finally {
      server.stop(0);
    }
  }
}
