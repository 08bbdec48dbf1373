package dev.karst.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
  private static final Pattern ROW = Pattern.compile("(?s)<tr class=\"([a-z-]+)\">(.*?)</tr>");
  private static final Pattern CELL = Pattern.compile("(?s)<td[^>]*>(.*?)</td>");

  private static List<List<String>> table(String page) {
    String table = page.substring(page.indexOf("<table id=\"results\">"), page.indexOf("</table>"));
    return ROW.matcher(table)
        .results()
        .map(
            row ->
                CELL.matcher(row.group(2))
                    .results()
                    .map(cell -> cell.group(1).replaceAll("</?a[^>]*>", ""))
                    .toList())
        .toList();
  }

  @Test
  void theBrowserShowsTheTableAndRunsNothing(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("report.html");
    Files.writeString(file, new HtmlReport().write(Results.summary()));
    String page = Browser.find().dump(file, folder.resolve("profile"));
    String script = "One &lt;/td&gt;&lt;script&gt;document.title='run'&lt;/script&gt;";
    List<List<String>> table = table(page);
    assertThat(table).hasSize(5);
    assertThat(table.get(0))
        .containsExactly("PASS", script, "first", "TTP", "1 row, 1 drilldown", "", "0.25 s");
    assertThat(table.get(1).get(5)).isEqualTo("there is no row {a=[b]}");
    assertThat(table.get(3))
        .containsExactly("SKIP", "three.yml", "a test", "", "", "manual_test: by hand", "");
    assertThat(table.get(4).get(5)).isEqualTo("looked for: /d/datasets/x|y.log");
    assertThat(page)
        .contains(
            "<title>Karst: 1 passed, 1 failed, 1 with errors, 1 skipped, 1 without data, 2 not run"
                + " in 12.35 s</title>")
        .contains("<section id=\"t2\" class=\"fail\">")
        .contains("<td>x\ny</td><td></td>")
        .contains("<pre class=\"search\">| search user=\"&lt;/td&gt;&lt;script&gt;")
        .contains("<td>1</td><td>see &lt;/td&gt;&lt;script&gt;document.title='run'&lt;/script&gt;")
        .doesNotContain("<script");
  }

  @Test
  void needsNothingElse() {
    String page = new HtmlReport().write(Results.summary());
    List<String> links =
        Pattern.compile("(?:href=|src=|url\\(|@import)[^>]{0,40}")
            .matcher(page)
            .results()
            .map(MatchResult::group)
            .toList();
    assertThat(links).hasSize(3).allMatch(link -> link.startsWith("href=\"#t"));
    assertThat(page).contains("content=\"default-src 'none'; style-src 'unsafe-inline'\"");
  }
}
