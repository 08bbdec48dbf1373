package dev.karst.detection.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.karst.detection.Detection;
import dev.karst.detection.pack.ContentPack;
import dev.karst.detection.risk.RiskRule;
import dev.karst.plan.TimeWindow;
import dev.karst.session.Session;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final Session SESSION = Session.standard();
  private static final String RBA =
      "name: d\nsearch: x\nstatus: production\ntype: TTP\nrba:\n  message: $user$ on $dest$\n"
          + "  risk_objects:\n  - {field: user, type: user, score: 20}\n"
          + "  threat_objects:\n  - {field: process, type: process}\n"
          + "  - {field: parent, type: parent_process}\n";

  private static Detection detection(String yaml) {
    return Detection.parse("d.yml", yaml, SESSION);
  }

  /** Rows as {@code user=a process=b}, absent fields left out. */
  private static List<Map<String, Value>> rows(String... texts) {
    List<Map<String, Value>> rows = new ArrayList<>();
    for (String text : texts) {
      Map<String, Value> row = new LinkedHashMap<>();
      for (String pair : text.split(" ")) {
        row.put(pair.split("=")[0], Text.of(pair.split("=")[1]));
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<String> judge(Judge judge, String yaml, String... rows) {
    Detection detection = detection(yaml);
    var risk =
        RiskRule.of(detection, ContentPack.none()).events(rows(rows), TimeWindow.ALL, SESSION);
    return judge.problems(new Judge.Run(detection, rows(rows), risk, TimeWindow.ALL));
  }

  @Test
  void noResultsFailUnderBoth() {
    for (Judge judge : Judge.values()) {
      assertThat(judge(judge, RBA)).containsExactly("the search gives no results");
      assertThat(judge(judge, "search: x\ntype: Hunting\n"))
          .containsExactly("the search gives no results");
      assertThat(judge(judge, RBA.replace("TTP", "Hunting"), "a=b")).isEmpty();
    }
  }

  @Test
  void contentctlPassesAtTheFirstRowThatHasAllAndSeesNoLaterOnes() {
    assertThat(judge(Judge.CONTENTCTL, RBA, "user=a process=p parent=q", "process=p")).isEmpty();
    assertThat(judge(Judge.CONTENTCTL, RBA, "user=a process=p", "process=p parent=q"))
        .containsExactly("the risk object's field 'user' is absent in row 2");
    assertThat(judge(Judge.CONTENTCTL, RBA, "user=null process=p parent=q"))
        .containsExactly("the risk object's field 'user' is the text 'null' in row 1");
    assertThat(judge(Judge.CONTENTCTL, RBA, "user=a process=p", "user=a parent=q")).isEmpty();
    assertThat(judge(Judge.CONTENTCTL, RBA, "user=a process=p", "user=a parent=null"))
        .containsExactly("the threat object's field 'parent' has no value in any row");
  }

  @Test
  void strictLooksAtEveryRow() {
    assertThat(
            judge(
                Judge.STRICT,
                RBA,
                "user=a process=p parent=q dest=d",
                "process=p dest=d",
                "process=p"))
        .containsExactly(
            "the risk object's field 'user' is absent in row 2, and in 1 more of 3",
            "the risk message's token $user$ has no value in row 2",
            "the risk message's token $dest$ has no value in row 3");
    assertThat(judge(Judge.STRICT, RBA, "user=a process=p parent=q dest=d")).isEmpty();
  }

  @Test
  void whatIsSkippedSaysWhy() {
    assertThat(Judge.STRICT.skips(detection(RBA))).isNull();
    assertThat(Judge.STRICT.skips(detection(RBA.replace("production", "experimental"))))
        .isEqualTo("its status is experimental, not production");
    assertThat(Judge.STRICT.skips(detection(RBA + "tags:\n  manual_test: needs\n    hands\n")))
        .isEqualTo("manual_test: needs hands");
    Detection correlation = detection(RBA.replace("TTP", "Correlation"));
    assertThat(Judge.STRICT.skips(correlation)).isNull();
    assertThat(Judge.CONTENTCTL.skips(correlation)).contains("Correlation");
  }
}
