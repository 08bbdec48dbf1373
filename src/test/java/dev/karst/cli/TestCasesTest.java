package dev.karst.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Test cases of a user's own, in {@code NAME.test.yml} beside a detection. */
class TestCasesTest {
  private static final String EVENTS =
      """
        events:
          - sourcetype: web
            text: |
              2026-03-01T00:00:00Z user=ann action=login
              2026-03-01T00:01:00Z user=bob action=login
              2026-03-01T00:02:00Z user=bob action=logout
      """;

  @TempDir private Path folder;

  @BeforeEach
  void writeDetection() throws IOException {
    Files.writeString(
        folder.resolve("logins.yml"),
        """
        name: Logins
        type: Hunting
        search: 'index=* action=* | stats count values(action) AS actions BY user | `logins_filter`'
        """);
  }

  private Cli test(String rest, String... options) throws IOException {
    Files.writeString(
        folder.resolve("logins.test.yml"),
        "tests:\n- name: t\n" + EVENTS.stripTrailing() + "\n" + rest);
    String[] arguments = new String[options.length + 2];
    arguments[0] = "test";
    arguments[1] = folder.resolve("logins.yml").toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    return Cli.run(arguments);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "PASS; {count: 2}; 2 rows",
        "FAIL; {count: 3}; 3 rows are expected, but there are 2",
        "FAIL; {count: 0}; 0 rows are expected, but there are 2",
        "PASS; {rows: [{user: bob}]}; 2 rows",
        "PASS; {rows: [{user: bob, actions: [login, logout], count: 2}, {user: ann}]}; 2 rows",
        "FAIL; {rows: [{user: bob, count: 1}]};"
            + " there is no row {user=bob, count=1}; the nearest has count=2",
        "FAIL; {rows: [{user: eve}]}; there is no row {user=eve}",
        "PASS; {exactly: [{user: ann}, {user: bob}]}; 2 rows",
        "PASS; {exactly: [{count: 1}, {user: bob, absent: []}]}; 2 rows",
        "FAIL; {exactly: [{user: ann}]};"
            + " there is a row that is not expected: {user=bob, count=2, actions=[login; logout]}",
        "FAIL; {exactly: [{}, {user: ann, actions: logout}]};"
            + " there is no row {user=ann, actions=logout}; the nearest has actions=login",
        "FAIL; none; no rows are expected, but there are 2: {",
        "FAIL; filtered; no rows are expected, but there are 2: {",
        "PASS; pass; 2 rows"
      })
  void whatIsExpected(String status, String expected, String said) throws IOException {
    Cli cli = test("  expect: " + expected + "\n");
    assertThat(cli.out()).startsWith(status + "     Logins / t  2 rows, inline events 1 as web");
    assertThat(cli.out()).contains(said.split("; the nearest")[0]).contains(said);
    assertThat(cli.status()).isEqualTo(status.equals("PASS") ? 0 : 1);
  }

  /** A filter macro both ways: it takes away what it should, and leaves the rest. */
  @Test
  void aFilterMacroIsTestedBothWays() throws IOException {
    String macros = "  macros:\n    logins_filter: search user!=\"*\"\n";
    assertThat(test(macros + "  expect: filtered\n").out())
        .startsWith("PASS     Logins / t  0 rows");
    String one = "  macros:\n    logins_filter: search user!=ann\n";
    assertThat(test(one + "  expect: {exactly: [{user: bob}]}\n").out()).startsWith("PASS ");
    Cli line = test("  expect: filtered\n", "--macro", "logins_filter=search NOT user=*");
    assertThat(line.out()).startsWith("PASS     Logins / t  0 rows");
    // A case's own macro is nearer than the command line's.
    Cli both = test(one + "  expect: {count: 1}\n", "--macro", "logins_filter=where 1=2");
    assertThat(both.out()).startsWith("PASS     Logins / t  1 row,");
  }

  @Test
  void nothingToFilterIsNoProofOfAFilter() throws IOException {
    Cli cli = test("  earliest: 2026-03-02T00:00:00\n  expect: filtered\n");
    assertThat(cli.out())
        .startsWith("FAIL     Logins / t  0 rows")
        .contains("nothing is left to filter: without the filter there are no results either");
  }

  @Test
  void aTimeRangeCountsFromTheCasesOwnNow() throws IOException {
    String range = "  now: 2026-03-01T00:02:00\n  earliest: -1m\n  latest: now\n";
    assertThat(test(range + "  expect: {exactly: [{user: bob, count: 1}]}\n").out())
        .startsWith("PASS ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  expect: nothing\n|'nothing' is nothing to expect|none, filtered, pass, or one of count",
        "  expect: {rows: [], count: 1}\n|one of 'count', 'rows' and 'exactly' is expected here|9:",
        "  expect: {row: []}\n|unknown key 'row'|did you mean 'rows'?",
        "  expekt: none\n|unknown key 'expekt'|did you mean 'expect'?",
        "  macros: {}\n|the key 'expect' is missing|logins.test.yml:2:3",
        "  earliest: yesterdayish\n  expect: none\n|yesterdayish|earliest",
        "  attack_data: [{data: ../a.log}]\n  expect: none\n|'../a.log' leads out of|ERROR"
      })
  void whatIsWrongIsSaidWithItsPlace(String text) throws IOException {
    String[] parts = text.split("\\|");
    Cli cli = test(parts[0]);
    assertThat(cli.out()).startsWith("ERROR ").contains(parts[1]).contains(parts[2]);
    assertThat(cli.status()).isEqualTo(1);
  }
}
