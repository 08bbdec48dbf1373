package dev.karst.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.plan.TimeWindow;
import dev.karst.session.Warnings;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.SourceText;
import dev.karst.value.Text;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DrilldownSearchTest {
  private final Warnings warnings = new Warnings();

  private String fill(String template, String value) {
    return fill(template, "index=main u=\"x\" | eval a=\"$b$\"", value);
  }

  private String fill(String template, String original, String value) {
    TokenValues values =
        new TokenValues(Map.of("f", Text.of(value)), List.of("f", "empty"), TimeWindow.ALL);
    SourceText search =
        DrilldownSearch.of(
            SourceText.of("template", template),
            SourceText.of("original", original),
            values,
            warnings);
    return search.text();
  }

  private List<String> warned() {
    return warnings.drain().stream().map(warning -> warning.message()).toList();
  }

  private static String broken(String value) {
    return "Splunk substitutes raw: this drilldown would break for value '" + value + "'";
  }

  @Test
  void inQuotesBackslashesAndQuotesAreEscaped() {
    assertThat(fill("search a=\"$f$\"", "x\\y")).isEqualTo("search a=\"x\\\\y\"");
    assertThat(warned()).isEmpty();
    assertThat(fill("search a=\"$f$\"", "x\"y\\")).isEqualTo("search a=\"x\\\"y\\\\\"");
    assertThat(warned()).containsExactly(broken("x\"y\\"));
    assertThat(fill("search a=\"*$f$*\" b=$f$", "x")).isEqualTo("search a=\"*x*\" b=x");
    assertThat(fill("search a=\"C:\\$f$\"", "\"")).isEqualTo("search a=\"C:\\\\\\\"\"");
    assertThat(fill("search a=\"\\\"$f$\\\"\" b=\"$f$\"", "|"))
        .isEqualTo("search a=\"\\\"|\\\"\" b=\"|\"");
  }

  @Test
  void aBareTokenIsQuotedUnlessItIsAPlainWord() {
    assertThat(fill("search a = $f$ b=1", "x-1.y")).isEqualTo("search a = x-1.y b=1");
    assertThat(warned()).isEmpty();
    assertThat(fill("search a = $f$ b=1", "x y")).isEqualTo("search a = \"x y\" b=1");
    assertThat(warned()).containsExactly(broken("x y"));
    assertThat(fill("search a IN ($f$,*$f$*)", "x\"y"))
        .isEqualTo("search a IN (\"x\\\"y\",\"*x\\\"y*\")");
    assertThat(warned()).containsExactly(broken("x\"y"), broken("x\"y"));
    assertThat(fill("search a=$f$", "OR")).isEqualTo("search a=\"OR\"");
    assertThat(warned()).containsExactly(broken("OR"));
    assertThat(fill("search a=$f$", "x*")).isEqualTo("search a=\"x*\"");
    assertThat(fill("search a=$f$", "c\\d")).isEqualTo("search a=\"c\\\\d\"");
    assertThat(fill("search a=c\\$f$", "\"")).isEqualTo("search a=\"c\\\\\\\"\"");
    assertThat(fill("search a=$f|s$", "x")).isEqualTo("search a=\"x\"");
  }

  @Test
  void filtersOfTokens() {
    assertThat(fill("search a=\"$f|h$\"", "<a>&")).isEqualTo("search a=\"&lt;a&gt;&amp;\"");
    assertThat(fill("search a=\"$f|u$\"", "a b/ä")).isEqualTo("search a=\"a%20b%2F%C3%A4\"");
    assertThat(fill("search a=\"$f|n$\"", "a\"")).isEqualTo("search a=\"a\\\"\"");
    assertThatThrownBy(() -> fill("search a=\"$f|x$\"", "a"))
        .isInstanceOf(SearchError.class)
        .hasMessage("unknown filter 'x' of a token");
  }

  @Test
  void onlyWhatLooksLikeAFieldIsAToken() {
    assertThat(fill("search a=\"x$\" b=\"$\" c=\"$f$$f$\"", "1"))
        .isEqualTo("search a=\"x$\" b=\"$\" c=\"11\"");
    assertThat(fill("search a=5$ ```$f$``` x", "1")).isEqualTo("search a=5$ ```$f$``` x");
    assertThatThrownBy(() -> fill("search a=\"$g$\"", "1"))
        .isInstanceOf(SearchError.class)
        .hasMessage("the results have no field 'g'");
    assertThatThrownBy(() -> fill("search a=\"$empty$\"", "1"))
        .isInstanceOf(SearchError.class)
        .hasMessage("the field 'empty' has no value in this row");
  }

  @Test
  void whatIsPutInIsNotLookedAtAgain() {
    String original = "index=main a=\"$f$\"";
    assertThat(fill("%original_detection_search% | search a=\"$f$\"", original, "$f$"))
        .isEqualTo(original + " | search a=\"$f$\"");
    assertThat(warned()).containsExactly("Splunk would replace '$f$' in this drilldown");
    assertThat(fill("search a=\"$f$\"", original, "%original_detection_search%"))
        .isEqualTo("search a=\"%original_detection_search%\"");
    assertThat(warned()).isEmpty();
  }

  @Test
  void aMacrosArgumentCarriesWhatItCan() {
    assertThat(fill("| `m($f$, \"$f$\")`", "x")).isEqualTo("| `m(x, \"x\")`");
    assertThat(fill("| `m($f$)` | search a=$f$", "x, y"))
        .isEqualTo("| `m(\"x, y\")` | search a=\"x, y\"");
    assertThatThrownBy(() -> fill("| `m(a $f$)`", "x y"))
        .isInstanceOf(SearchError.class)
        .hasMessage("the value 'x y' cannot stand in this macro's argument");
    for (String value : List.of("a\"b", "a\\b", "a`b")) {
      assertThatThrownBy(() -> fill("| `m(\"$f$\")`", value)).isInstanceOf(SearchError.class);
    }
  }

  @Test
  void brokenTemplatesEndWhereTheyEnd() {
    assertThat(fill("search a=\"$f$", "x")).isEqualTo("search a=\"x");
    assertThat(fill("search `m($f$", "x")).isEqualTo("search `m(x");
    assertThat(fill("search a\\", "x")).isEqualTo("search a\\");
    assertThat(fill("search \"a\\", "x")).isEqualTo("search \"a\\");
    assertThat(fill("search ```$f$", "x")).isEqualTo("search ```$f$");
    assertThat(fill("", "x")).isEmpty();
  }
}
