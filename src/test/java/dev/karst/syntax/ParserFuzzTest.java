package dev.karst.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.karst.engine.Engine;
import dev.karst.knowledge.Knowledge;
import dev.karst.knowledge.Macros;
import dev.karst.plan.TimeWindow;
import dev.karst.resolve.Catalog;
import dev.karst.session.Session;
import dev.karst.text.KarstException;
import dev.karst.text.SourceText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Hostile texts end in an error or a plan, soon, and never in a crash. {@code
 * -Dkarst.random.seed=N} and {@code -Dkarst.random.cases=N} choose other random texts.
 */
class ParserFuzzTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final long SEED = Long.getLong("karst.random.seed", 20_240_602);
  private static final int CASES = Integer.getInteger("karst.random.cases", 500);
  private static final List<String> PIECES =
      List.of(
          "|",
          "\"",
          "'",
          "`",
          "```",
          "\\",
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          ",",
          "=",
          "!=",
          "<",
          "*",
          " ",
          "\n",
          "\0",
          "\uD800",
          "é",
          "$a$",
          "search",
          "eval",
          "stats",
          "tstats",
          "where",
          "AND",
          "OR",
          "NOT",
          "BY",
          "AS",
          "FROM",
          "IN",
          "count",
          "if(",
          "case(",
          "eval(",
          "1e999",
          "0x",
          "-",
          "+",
          "%",
          ".",
          "datamodel=",
          "Endpoint.Processes",
          "span=1h",
          "earliest=-1d@d",
          "TERM(",
          "CASE(",
          "\"(\"",
          "match(a,",
          "replace(a,\"(\",",
          "10.0.0.0/8",
          "limit=",
          "sort",
          "dedup",
          "rename",
          "head",
          "mvexpand",
          "fillnull",
          "makeresults",
          "table");

  private final Session session = Session.standard();
  private final Engine engine = new Engine(Knowledge.builtIn(session), Catalog.empty(), session);

  /** Whether a text was taken; any failure but a diagnostic fails the test. */
  private boolean check(String search) {
    try {
      engine.check(SourceText.of("search", search), TimeWindow.ALL);
      return true;
    } catch (KarstException e) {
      assertThat(e.diagnostic().render()).startsWith("error: ");
      return false;
    } catch (RuntimeException | Error e) {
      throw new AssertionError("crashed on: " + shown(search), e);
    }
  }

  private static String shown(String search) {
    return search.length() > 2_000 ? search.substring(0, 2_000) + "..." : search;
  }

  @Test
  void randomBytes() {
    Random random = new Random(SEED);
    System.out.println("parser fuzz: -Dkarst.random.seed=" + SEED + ", " + CASES + " texts a kind");
    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          for (int i = 0; i < CASES; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            check(new String(bytes, StandardCharsets.ISO_8859_1));
            check("| eval x=" + new String(bytes, StandardCharsets.UTF_8));
          }
        });
  }

  @Test
  void randomPieces() {
    Random random = new Random(SEED + 1);
    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          for (int i = 0; i < CASES * 2; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "| " : "");
            for (int n = random.nextInt(25); n > 0; n--) {
              text.append(PIECES.get(random.nextInt(PIECES.size())));
              text.append(random.nextBoolean() ? " " : "");
            }
            check(text.toString());
          }
        });
  }

  @Test
  void mutatedSearches() throws Exception {
    List<String> searches = new ArrayList<>(Corpus.searches().values());
    searches.add(
        "| tstats `security_content_summariesonly` count min(_time) as firstTime from"
            + " datamodel=Endpoint.Processes where Processes.process=*ngrok* (Processes.user IN"
            + " (\"a\", b*) OR NOT Processes.dest=x) by Processes.dest |"
            + " `drop_dm_object_name(Processes)` | eval a=if(match(dest,\"^x\\d+\"), 1, b . \"c\")");
    Random random = new Random(SEED + 2);
    assertTimeoutPreemptively(
        LIMIT.multipliedBy(4),
        () -> {
          for (int i = 0; i < CASES; i++) {
            StringBuilder text =
                new StringBuilder(searches.get(random.nextInt(searches.size())).strip());
            for (int n = 1 + random.nextInt(4); n > 0 && text.length() > 0; n--) {
              mutate(text, random);
            }
            check(text.toString());
          }
        });
  }

  private static void mutate(StringBuilder text, Random random) {
    int at = random.nextInt(text.length());
    int end = Math.min(text.length(), at + random.nextInt(12));
    switch (random.nextInt(4)) {
      case 0 -> text.delete(at, end);
      case 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
      case 2 -> text.insert(at, text.substring(at, end));
      default -> text.setCharAt(at, (char) random.nextInt(128));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "[",
        "[ search ",
        "NOT ",
        "NOT (",
        "| eval x=(",
        "| eval x=-",
        "| eval x=if(",
        "| eval x=lower(",
        "| where NOT ",
        "| stats count(eval(",
        "| table (",
        "| sort num(",
        "\"",
        "`",
        "`a(",
        "\\",
        "a=1 OR (",
        "a IN (",
        "TERM(",
        "NOT NOT (",
        "| where NOT (",
        "| where case(",
        "| eval x=if(a=1, ",
        "| eval x=mvmap(a, ",
        "| eval x=a-(",
        "| append [ search ",
        "| foreach * [ eval a=1 | foreach * [ ",
        "| regex _raw=\"(",
        "| regex _raw=\"(a|",
        "| regex _raw=\"[",
        "| regex _raw=\"(?:a*)*",
        "| rex \"(?<a>x)?",
        "| where match(a, \"((",
        "| where like(a, \"%_",
        "{",
        "| eval {x}=(",
        "a=b | ",
        ")",
        "]"
      })
  void deepNesting(String piece) {
    String start = piece.startsWith("| ") ? piece : "";
    String repeated = start.isEmpty() ? piece : piece.substring(piece.indexOf(' ', 2) + 1);
    assertTimeoutPreemptively(LIMIT, () -> check(start + repeated.repeat(10_000)));
  }

  /** Each macro is twice the next, or hands on its argument twice, as text or as nothing. */
  @ParameterizedTest
  @CsvSource({
    "laugh%d=`laugh%d` `laugh%d`, laugh60=a, `laugh0`",
    "laugh%d=`laugh%d``laugh%d`, laugh60=, `laugh0`",
    "laugh%d(a)=`laugh%d(\"$a$$a$\")`, laugh60(a)=x, `laugh0(ha)`",
    "laugh%d(a)=`laugh%d(\"$a$$a$$a$$a$\")`, laugh60(a)=x, `laugh0(\"\")`"
  })
  void macrosThatMultiply(String definition, String last, String search) {
    Macros macros = Macros.builtIn(session).withDefinition(last);
    for (int i = 0; i < 60; i++) {
      macros = macros.withDefinition(definition.formatted(i, i + 1, i + 1));
    }
    MacroExpander expander = new MacroExpander(macros, any -> null, session);
    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          try {
            assertThat(expander.expand(SourceText.of("search", search)).text()).isEqualTo("x");
          } catch (KarstException e) {
            assertThat(e.diagnostic().render()).startsWith("error: the search");
          }
        });
  }

  /** Searches of about a megabyte, and the longest pipeline that is allowed. */
  static Stream<String> longSearches() {
    return Stream.of(
        "a=1 OR ".repeat(150_000) + "a=1",
        "a=1 ".repeat(250_000),
        "x IN (" + "\"abc\", ".repeat(120_000) + "d)",
        '"' + "a".repeat(1 << 20) + '"',
        "a".repeat(1 << 20),
        "a | head 1" + " | head 1".repeat(100_000),
        "a" + " | eval x=1 | head 1".repeat(249),
        "| eval x=1" + "+1".repeat(500_000),
        "| makeresults | eval x=1" + "+1".repeat(100),
        "| makeresults | eval x=" + "-".repeat(100) + "1",
        "| makeresults | where isnull(a)" + " XOR isnull(a)".repeat(99),
        "| makeresults | eval x=" + "(".repeat(50) + "1" + ")".repeat(50) + ".1".repeat(100),
        "| makeresults | eval x=" + "lower(".repeat(100) + "a" + ")".repeat(100),
        "| makeresults | where " + "NOT (".repeat(99) + "true()" + ")".repeat(99),
        "| makeresults | where " + "NOT ".repeat(99) + "true()",
        "a=1 " + "NOT (".repeat(99) + "a=1" + ")".repeat(99),
        "a=1 " + "NOT ".repeat(100) + "a=1",
        "| makeresults | eval x=1" + ", y=2".repeat(200_000),
        "| eval x=\"" + "\\\\".repeat(500_000) + '"',
        "| makeresults | where a=1" + " AND a=1".repeat(100_000),
        "| makeresults | table a" + ", b".repeat(300_000),
        "| makeresults | stats count" + ", count".repeat(100_000),
        "| makeresults | eval x=case(" + "a=1, 2, ".repeat(100_000) + "true(), 3)",
        "a OR ".repeat(200_000) + "a",
        "NOT a OR NOT b ".repeat(60_000),
        "a=*" + "b*".repeat(500_000),
        "a=\"" + "*".repeat(1 << 20) + '"',
        "| makeresults | where like(a, \"" + "%a_".repeat(300_000) + "\")",
        "| makeresults | where a IN (1" + ", 1".repeat(200_000) + ")",
        "| makeresults | regex a=\"" + "(a)".repeat(10_000) + '"',
        "| makeresults | regex a=\"" + "(".repeat(10_000) + "a" + ")".repeat(10_000) + '"',
        "| makeresults | regex a=\"" + "(?:".repeat(10_000) + "a" + ")*".repeat(10_000) + '"',
        "| makeresults | regex a=\"a" + "|a".repeat(400_000) + '"',
        "| makeresults | regex a=\"" + "[a-z]".repeat(200_000) + '"',
        "| makeresults | regex a=\"" + "a{1000}".repeat(100_000) + '"',
        "| makeresults | rex field=a mode=sed \"s/" + "a?".repeat(400_000) + "/b/g\"",
        "| makeresults | rex field=a \"" + "(?<f>a)".repeat(1_000) + '"',
        "| makeresults | rename " + "a AS b, ".repeat(120_000) + "a AS b",
        "| makeresults | sort " + "a, ".repeat(300_000) + "a",
        "| makeresults | stats count BY" + " a".repeat(400_000),
        "| makeresults | append [" + "| append [".repeat(7) + "| makeresults" + "]".repeat(8),
        "`security_content_summariesonly` ".repeat(30_000));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("longSearches")
  void longSearch(String search) {
    assertTimeoutPreemptively(LIMIT, () -> check(search));
  }
}
