package dev.karst.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.text.KarstException.LimitError;
import dev.karst.text.KarstException.SearchError;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexTest {
  private static final long STEPS = 1_000_000;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '~',
      value = {
        "b+ ~ abbc ~ bb",
        "(?P<n_1>a)(?P=n_1) ~ xaa ~ aa",
        "(?<a_>x)\\k<a_>\\k{a_}\\k'a_' ~ xxxx ~ xxxx",
        "(?'q'x)\\g{q}\\g{-1}\\g1 ~ xxxx ~ xxxx",
        "[^[]+ ~ ab[c ~ ab",
        "[[a]+ ~ x[a ~ [a",
        "[]a]+ ~ x]a ~ ]a",
        "[^]a]+ ~ ]ax ~ x",
        "[a&&b]+ ~ &b ~ &b",
        "[\\w-.]+ ~ !a-. ~ a-.",
        "[+--]+ ~ ,-+ ~ ,-+",
        "foo\\Kbar ~ foobar ~ bar",
        "a{ ~ a{b ~ a{",
        "{a} ~ {a} ~ {a}",
        "a{,2} ~ a{,2} ~ a{,2}",
        "a]b} ~ a]b} ~ a]b}",
        "a{2}{2} ~ aaaaa ~ aaaa",
        "a++b ~ aaab ~ aaab",
        "(?<=x)y(?!z) ~ yzxyzxy ~ y",
        "\\x{41}\\x42\\x ~ zABz ~ ",
        "\\h\\R ~ `a \r\nb` ~ ` \r\n`",
        "(?i)äB ~ xÄb ~ Äb",
        "(?i:a)b ~ AB Ab ~ Ab",
        "a(?i)b|c ~ C ~ C",
        "`(?x) a b # comment ( \n c` ~ abc ~ abc",
        "(?x)a[ #]b ~ a#b ~ a#b",
        "(?U)a+ ~ aaa ~ a",
        "(?U)a+? ~ aaa ~ aaa",
        "[[:alpha:]]+ ~ 12ab3 ~ ab",
        "[[:^digit:][:space:]]+ ~ 12ab 3 ~ `ab `",
        "(?i)[[:upper:]]+ ~ ab ~ ab",
        "\\Aab\\z ~ ab ~ ab",
        "b$ ~ `b\n` ~ b",
        "b\\z ~ `b\n` ~ ",
        "a.b ~ `a\rb` ~ `a\rb`",
        "a.b ~ `a\nb` ~ ",
        "(?m)^b$ ~ `a\nb\nc` ~ b",
        "\\Qa.b\\E+ ~ a.bb ~ a.bb",
        "\\bb\\b ~ ab b ~ b",
        "x\\by ~ xy ~ ",
        "\\bé ~ aé ~ é",
        "\\N+ ~ `ab\nc` ~ ab",
        "(?#note)a ~ ba ~ a",
        "(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\\10 ~ abcdefghijj ~ abcdefghijj",
        "(a)\\11 ~ `a\t` ~ `a\t`",
        "\\p{L}\\pN\\p{^L} ~ ä1. ~ ä1.",
        "a|b ~ cb ~ b",
        "C:\\\\Users ~ C:\\Users ~ C:\\Users",
        "(?s).*b ~ `a\nb` ~ `a\nb`",
        ".*b ~ `a\ncb` ~ cb",
        "(?:.*)?b ~ ab ~ ab",
        "(.*)\\d+abc(.*) ~ x12abcy ~ x12abcy",
      })
  void matchesAsPcreDoes(String pattern, String text, String expected) {
    RegexScan scan = Regex.compile(pattern, STEPS).scan(text);
    String found = scan.next() ? scan.group(0) : null;
    assertThat(found).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '~',
      value = {
        "a( ~ missing closing parenthesis ~ 1",
        "a) ~ unmatched closing parenthesis ~ 1",
        "[a ~ missing terminating ] for character class ~ 0",
        "*a ~ quantifier does not follow a repeatable item ~ 0",
        "(?<a>x)(?<a>y) ~ two named subpatterns have the same name (PCRE2_DUPNAMES not set) ~ 7",
        "(?<a.b>x) ~ syntax error in subpattern name (missing terminator?) ~ 4",
        "\\2(a) ~ reference to non-existent subpattern ~ 5",
        "C:\\Users ~ `PCRE2 does not support \\F, \\L, \\l, \\N{name}, \\U, or \\u` ~ 2",
        "\\y ~ unrecognized character follows \\ ~ 0",
        "a{3,2} ~ numbers out of order in {} quantifier ~ 2",
        "(?R) ~ (?R is not supported by Karst ~ 0",
        "(?(1)a|b) ~ (?( is not supported by Karst ~ 0",
        "(*SKIP) ~ (*VERB) is not supported by Karst ~ 0",
        "(?|a) ~ (?| is not supported by Karst ~ 0",
        "[z-a] ~ range out of order in character class ~ 2",
      })
  void saysWhatIsWrongAndWhere(String pattern, String reason, int at) {
    assertThatThrownBy(() -> Regex.compile(pattern, STEPS))
        .isInstanceOfSatisfying(
            SearchError.class,
            e -> {
              assertThat(e.getMessage())
                  .isEqualTo(
                      "Encountered the following error while compiling the regex '"
                          + pattern
                          + "': Regex: "
                          + reason);
              assertThat(e.diagnostic().span().start()).isEqualTo(at);
            });
  }

  @Test
  void groupsByNameInOrder() {
    Regex regex = Regex.compile("(?<field>[^$]*)\\$(x)?(?<value_2>[^,]*),?", STEPS);
    assertThat(regex.groupNames()).containsExactly("field", "value_2");
    List<String> found = new ArrayList<>();
    for (RegexScan scan = regex.scan("a$1,b$2"); scan.next(); ) {
      found.add(scan.group("field") + "=" + scan.group("value_2") + scan.group(2));
    }
    assertThat(found).containsExactly("a=1null", "b=2null");
  }

  @Test
  void duplicateNamesWhereAllowed() {
    RegexScan scan = Regex.compile("(?J)(?<a>x)|(?<a>y)", STEPS).scan("y");
    assertThat(scan.next()).isTrue();
    assertThat(scan.group("a")).isEqualTo("y");
  }

  @Test
  void offsetsOfGroups() {
    RegexScan scan = Regex.compile("(?<middle>fgh)", STEPS).scan("abcdefghij");
    assertThat(scan.next()).isTrue();
    int group = scan.groupNumber("middle");
    assertThat(scan.start(group)).isEqualTo(5);
    assertThat(scan.end(group)).isEqualTo(8);
  }

  @Test
  void aLeadingDotStarStartsOncePerLine() {
    RegexScan scan = Regex.compile(".*b", STEPS).scan("ab cb\nxb");
    assertThat(scan.next()).isTrue();
    assertThat(scan.group(0)).isEqualTo("ab cb");
    assertThat(scan.next()).isTrue();
    assertThat(scan.group(0)).isEqualTo("xb");
    assertThat(scan.next()).isFalse();
    String raw = "x".repeat(50_000);
    assertThat(Regex.compile("(?<a>.*)[yz]", 1000).find(raw)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a+)+$", "(.*a){9}[xyz]", "(\\w+\\s?)*[^!]$"})
  void aRunawayPatternHitsTheLimit(String pattern) {
    assertThatThrownBy(() -> Regex.compile(pattern, STEPS).find("a".repeat(3000) + "!"))
        .isInstanceOf(LimitError.class)
        .hasMessage("the regular expression '" + pattern + "' exceeded match_limit on one text");
  }

  @Test
  void manyAlternativesMayEachLookAtEveryCharacterOfALongText() {
    String pattern =
        IntStream.range(0, 120)
            .mapToObj(i -> "Invoke-Tool" + i)
            .collect(Collectors.joining("|", "(?i)(?:", ")"));
    assertThat(Regex.compile(pattern, 1_000_000).find("some text ".repeat(20_000))).isFalse();
  }

  @Test
  void deepRecursionIsNoFailure() {
    String text = "ab".repeat(20_000);
    assertThat(Regex.compile("^(a|b)*$", STEPS).find(text)).isTrue();
  }

  @Test
  void replacesWithBackReferences() {
    assertThat(Regex.compile("^(\\d{1,2})/(\\d{1,2})/", STEPS).replaceAll("1/14/2023", "\\2/\\1/"))
        .isEqualTo("14/1/2023");
    assertThat(Regex.compile("^\\s*([^\\s]+).*", STEPS).replaceAll("cmd.exe /c x", "\\1"))
        .isEqualTo("cmd.exe");
    assertThat(Regex.compile("x*", STEPS).replaceAll("abc", "-")).isEqualTo("-a-b-c-");
    assertThat(Regex.compile("b", STEPS).replaceAll("abc", "[\\0\\1\\\\$1\\n]"))
        .isEqualTo("a[b\\$1\\n]c");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '~',
      value = {
        "s/(\\d{4}-){3}/XXXX-XXXX-XXXX-/g ~ 1234-5678-9012-3456 ~ XXXX-XXXX-XXXX-3456",
        "s/\\s\"(\\d+)\"\\s/\\1/g ~ `a( \"1\" ) b( \"2\" )` ~ a(1) b(2)",
        "y/abc/xyz/ ~ abc-d ~ xyz-d",
        "s/a/b/ ~ aaa ~ baa",
        "s/a/b/2 ~ aaa ~ aba",
        "s/a/b/2g ~ aaa ~ abb",
        "s/A/b/i ~ aaa ~ baa",
        "s/\\//|/g ~ a/b/c ~ a|b|c",
        "s|/|_|g ~ a/b/c ~ a_b_c",
      })
  void sedScripts(String script, String text, String expected) {
    assertThat(Sed.compile(script, STEPS).apply(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s/a/b", "x/a/b/", "s/a/b/z", "y/ab/c/", "s/(/b/"})
  void wrongSedScripts(String script) {
    assertThatThrownBy(() -> Sed.compile(script, STEPS)).isInstanceOf(SearchError.class);
  }
}
