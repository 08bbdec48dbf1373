package dev.karst.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.karst.detection.test.TestResult;
import dev.karst.detection.test.TestResult.Status;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {
  @Test
  void showsFailuresInFullAndFoldsAwayTheRest() {
    String report = new MarkdownReport().write(Results.summary());
    assertThat(report)
        .startsWith(
            """
            ## Detections: failed

            1 passed, 1 failed, 1 with errors, 1 skipped, 1 without data, 2 not run in 12.35 s

            ### FAIL: One &lt;/td&gt;&lt;script&gt;document.title='run'&lt;/script&gt; / second

            `````
            detections/a.b/one.yml
            there is no row {a=[b]}
            the nearest: ```` | `x`
            another
            data: log <1>: 68 events, sysmon:linux (no profile)
            note: events behind a result: 1
            drilldown of row 1: index=risk
            `````

            ### ERROR: Two / """)
        .endsWith(
            """
            <details><summary>1 passed</summary>

            | detection | test | results | time |
            |---|---|---|---:|
            | One &lt;/td&gt;&lt;script&gt;document.title='run'&lt;/script&gt; | first | 1 row, 1 drilldown | 0.25 s |

            </details>

            <details><summary>1 skipped</summary>

            - 1: manual\\_test

            </details>

            <details><summary>1 without data</summary>

            - 1: looked for: /d/datasets/x\\|y.log

            </details>

            """);
  }

  @Test
  void staysBelowTheSizeOfAComment() {
    List<TestResult> results = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      Status status = i % 2 == 0 ? Status.FAIL : Status.PASS;
      results.add(Results.result(i + ".yml", "D" + i, "t", status, List.of("x".repeat(i * 100))));
    }
    String report = new MarkdownReport().write(new RunSummary(results, 1, 0));
    assertThat(report).hasSizeLessThan(65_536);
    assertThat(report).containsPattern("\\.\\.\\. and \\d+ more that failed\\.");
    assertThat(report).endsWith("</details>\n\n");
  }
}
