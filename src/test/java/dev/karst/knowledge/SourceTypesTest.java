package dev.karst.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.session.Session;
import dev.karst.text.KarstException.InputError;
import dev.karst.text.KarstException.SearchError;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceTypesTest {
  private static final Session SESSION = Session.standard();
  private static final SourceTypes BUILT_IN = SourceTypes.builtIn(SESSION);

  private static SourceTypeProfile profile(String name, String version, String match) {
    return SourceTypes.parse(
        name + ".yml",
        "profile: "
            + name
            + "\nversion: "
            + version
            + "\ndefault_sourcetype: x\n"
            + "stanzas: [{match: "
            + match
            + "}]\n",
        SESSION);
  }

  @Test
  void theDefaultProfileForSysmonIsRead() {
    SourceTypeProfile sysmon =
        BUILT_IN.active().stream()
            .filter(one -> one.label().equals("Splunk_TA_sysmon-for-linux 1.0.0"))
            .findFirst()
            .orElseThrow();
    assertThat(sysmon.defaultSourcetype()).isEqualTo("sysmon:linux");
    assertThat(sysmon.recognise().get(0).find("a <Provider Name=\"Linux-Sysmon\" b")).isTrue();
    assertThat(sysmon.eventTypes())
        .extracting(EventType::name)
        .containsExactly(
            "sysmon-linux-network",
            "sysmon-linux-process",
            "sysmon-linux-filemod",
            "sysmon-linux-service");
    assertThat(sysmon.eventTypes().get(1).tags()).containsExactly("process", "report");
    List<Stanza> stanzas = BUILT_IN.stanzas("any", "any", "sysmon:linux");
    assertThat(stanzas).hasSize(1);
    Stanza stanza = stanzas.get(0);
    assertThat(stanza.eventBreaks().get(0).maxLines()).isEqualTo(256);
    assertThat(stanza.unwrap().jsonField()).isEqualTo("SyslogMessage");
    assertThat(stanza.unwrap().hostFields()).containsExactly("Computer", "HostName");
    assertThat(stanza.index().time().prefix().pattern()).isEqualTo("<Data Name=\"UtcTime\">");
    assertThat(stanza.index().time().format().pattern()).isEqualTo("%Y-%m-%d %H:%M:%S.%3N");
    assertThat(stanza.index().time().zone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(stanza.index().time().lookahead()).isEqualTo(32);
    assertThat(stanza.kvMode()).isEqualTo(KvMode.AUTO);
    assertThat(stanza.report().get("sysmon"))
        .extracting(Transform::name)
        .containsExactly(
            "sysmon_eventid",
            "sysmon_keywords",
            "sysmon_computer",
            "sysmon_system",
            "sysmon_record",
            "sysmon_data");
    assertThat(stanza.report().get("sysmon").get(5).format())
        .containsExactly(new Transform.Pair("$1", "$2"));
    assertThat(stanza.alias().get("user_id"))
        .containsExactly(new FieldAlias("UserId", "user_id", false));
    assertThat(stanza.alias()).hasSize(1);
    assertThat(stanza.eval().get("user").text())
        .isEqualTo("case(EventID=\"3\",User,UserId=\"0\",\"root\")");
    assertThat(BUILT_IN.stanzas("any", "any", "sysmon_linux")).isEmpty();
    assertThat(BUILT_IN.stanzas(null, null, null)).isEmpty();
  }

  @Test
  void aChosenProfileTakesThePlaceOfTheDefault() {
    SourceTypes second = BUILT_IN.choosing(List.of("Splunk_TA_linux_sysmon"));
    assertThat(second.active())
        .extracting(SourceTypeProfile::label)
        .contains("Splunk_TA_linux_sysmon 1.0.4")
        .doesNotContain("Splunk_TA_sysmon-for-linux 1.0.0");
    assertThat(second.stanzas("s", "h", "sysmon:linux")).hasSize(1);
    assertThat(second.stanzas("s", "h", "sysmon_linux").get(0).alias()).containsKey("user");
    assertThat(BUILT_IN.choosing(List.of("Splunk_TA_linux_sysmon:1.0.4")).active())
        .isEqualTo(second.active());
    assertThat(second.hash()).hasSize(64).isNotEqualTo(BUILT_IN.hash());
    assertThatThrownBy(() -> BUILT_IN.choosing(List.of("Splunk_TA_linux_sysmom")).active())
        .isInstanceOfSatisfying(
            SearchError.class,
            e ->
                assertThat(e.diagnostic().help())
                    .containsExactly("did you mean 'Splunk_TA_linux_sysmon'?"));
    List<String> both = List.of("Splunk_TA_linux_sysmon", "Splunk_TA_sysmon-for-linux");
    assertThatThrownBy(() -> BUILT_IN.choosing(both).active())
        .isInstanceOf(SearchError.class)
        .hasMessage(
            "the profiles 'Splunk_TA_linux_sysmon 1.0.4' and 'Splunk_TA_sysmon-for-linux 1.0.0'"
                + " are for the same source types: choose one of them");
  }

  @Test
  void aSourceIsStrongerThanAHostThanASourceType() {
    SourceTypes types =
        SourceTypes.of(
                List.of(
                    profile("a", "1", "{sourcetype: 'x*'}"),
                    profile("b", "1", "{source: '*op*'}"),
                    profile("c", "1", "{host: h}")))
            .choosing(List.of("a", "b", "c"));
    assertThat(types.stanzas("Operational", "g", "Xml")).isEmpty();
    assertThat(types.stanzas("an op", "h", "xml"))
        .extracting(stanza -> stanza.match().kind().text())
        .containsExactly("source", "host", "sourcetype");
  }

  @Test
  void patternsOverlapWhereOneTextMatchesBoth() {
    String[][] pairs = {
      {"a", "a", "yes"},
      {"a", "b", "no"},
      {"a*", "*b", "yes"},
      {"a*c", "ab*d", "no"},
      {"*", "", "yes"},
      {"sysmon:linux", "sysmon*linux", "yes"},
      {"a*a", "a", "no"},
      {"**b", "b*", "yes"},
      {"x*y*z", "x*q", "no"},
    };
    for (String[] pair : pairs) {
      boolean overlap =
          profile("a", "1", "{source: '" + pair[0] + "'}")
              .overlaps(profile("b", "1", "{source: '" + pair[1] + "'}"));
      assertThat(overlap).as(pair[0] + " " + pair[1]).isEqualTo(pair[2].equals("yes"));
    }
    assertThat(profile("a", "1", "{source: x}").overlaps(profile("b", "1", "{host: x}"))).isFalse();
  }

  @Test
  void classesComeInAsciiOrderAndMistakesAreNamed() {
    SourceTypeProfile profile = stanza("extract: {b: '(?<x>1)', B: {regex: '(?<y>2)', field: f}}");
    assertThat(profile.stanzas().get(0).extract().keySet()).containsExactly("B", "b");
    assertThat(profile.stanzas().get(0).extract().get("B").field()).isEqualTo("f");
    assertThat(profile.stanzas().get(0).extract().get("b").field()).isEqualTo("_raw");
    assertMistake("report: {a: [absent]}", "unknown transform 'absent'");
    assertMistake(
        "kv_mode: multi", "kv_mode is one of auto, auto_escaped, json, xml, none, not 'multi'");
    assertMistake("tz: Nowhere/Land\n    time_format: '%s'", "unknown time zone 'Nowhere/Land'");
    assertMistake("charset: latin1", "files in latin1 are not supported, only UTF-8");
    assertMistake("should_linemerge: maybe", "true or false is expected here, not 'maybe'");
    assertMistake(
        "event_breaks: {start: a, max_lines: 0}",
        "a number of 1 or more is expected here, not '0'");
    assertMistake("lookups: x", "unknown key 'lookups'");
    assertThatThrownBy(() -> stanza("extract: {a: '('}"))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("'(?ms)('");
    assertThatThrownBy(() -> stanza("time_format: '%!'"))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("unknown time variable");
    assertThatThrownBy(() -> profile("a", "1", "{source: a, host: b}"))
        .hasMessage("a stanza matches one of: source, host, sourcetype");
  }

  private static SourceTypeProfile stanza(String setting) {
    return SourceTypes.parse(
        "p.yml",
        "profile: p\nversion: 1\ndefault_sourcetype: x\nstanzas:\n  - match: {source: s}\n    "
            + setting
            + "\n",
        SESSION);
  }

  private static void assertMistake(String setting, String message) {
    assertThatThrownBy(() -> stanza(setting)).isInstanceOf(InputError.class).hasMessage(message);
  }
}
