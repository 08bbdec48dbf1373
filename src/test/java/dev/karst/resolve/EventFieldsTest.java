package dev.karst.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.text.KarstException.SearchError;
import org.junit.jupiter.api.Test;

/** Rules of props.conf and transforms.conf (their spec files), over profiles. */
class EventFieldsTest {
  private static final String ALL = "  - match: {sourcetype: x}\n";

  private static String field(String setting, String raw, String... fields) {
    try (SourceTypeRun run = new SourceTypeRun(ALL + setting)) {
      return run.event("x", raw).fields(fields);
    }
  }

  @Test
  void stepsRunInSplunksOrder() {
    String profile =
        ALL
            + "    extract: {a: 'u=(?<user>\\w+)'}\n"
            + "    report: {r: [pair]}\n"
            + "    alias: {who: user}\n"
            + "    eval: {shout: 'upper(who)', user: 'null()', seen: 'user'}\n"
            + "    lookup: {l: 'users.csv name AS shouted OUTPUT team', "
            + "m: 'users.csv name AS who OUTPUT team AS side'}\n"
            + "transforms: {pair: {regex: '(\\w+)=(\\w+)', format: '$1::$2'}}\n"
            + "eventtypes: [{name: reds, search: 'side=red', tags: [red]}]\n";
    try (SourceTypeRun run = new SourceTypeRun(profile)) {
      run.event("x", "u=ann user=bob other=1").event("y", "u=ann user=bob");
      assertThat(run.fields("user", "who", "shout", "seen", "other", "team", "side", "eventtype"))
          .isEqualTo("-|ann|ANN|ann|1|-|red|reds\nbob|-|-|-|-|-|-|-");
      assertThat(run.search("tag=red", "tag")).isEqualTo("red");
    }
  }

  @Test
  void classesRunInAsciiOrderAcrossStanzas() {
    String profile =
        ALL
            + "    extract: {b: '(?<f>b\\d)', Z: '(?<f>z\\d)'}\n"
            + "  - match: {source: s}\n    extract: {a: '(?<f>a\\d)'}\n";
    try (SourceTypeRun run = new SourceTypeRun(profile)) {
      run.event("x", "a1 b1 z1").event("x", "b1 a1").event("x", "b1");
      assertThat(run.fields("f")).isEqualTo("z1\na1\nb1");
    }
  }

  @Test
  void theStrongestStanzaHasEachSetting() {
    String profile =
        ALL
            + "    eval: {who: '\"type\"', kept: '\"type\"'}\n"
            + "  - match: {host: 'h*'}\n    eval: {who: '\"host\"'}\n"
            + "  - match: {host: 'h1'}\n    eval: {who: '\"literal host\"'}\n"
            + "  - match: {source: '...a...'}\n    eval: {who: '\"a\"'}\n"
            + "  - match: {source: '...z...'}\n    eval: {who: '\"z\"'}\n"
            + "  - match: {source: '...y...'}\n    priority: 5\n    eval: {who: '\"y\"'}\n";
    try (SourceTypeRun run = new SourceTypeRun(profile)) {
      run.event("s", "g", "x", "1")
          .event("s", "H2", "x", "2")
          .event("s", "H1", "x", "3")
          .event("az", "h1", "x", "4")
          .event("/z/", "h1", "w", "5")
          .event("ayz", "h1", "w", "6");
      assertThat(run.fields("_raw", "who", "kept"))
          .isEqualTo("1|type|type\n2|host|type\n3|literal host|type\n4|a|type\n5|z|-\n6|y|-");
    }
  }

  @Test
  void patternsOfStanzas() {
    String[][] cases = {
      {"/var/.../*.log", "/var/a/b/x.log", "yes"},
      {"/var/*.log", "/var/a/x.log", "no"},
      {"/var/*.log", "/var/xylog", "no"},
      {"....(?<!tar.)(gz|bz2)", "/a/b.gz", "yes"},
      {"....(?<!tar.)(gz|bz2)", "/a/b.tar.gz", "no"},
      {"a|b", "b", "yes"},
      {"a|b", "bb", "no"},
      {"c:\\\\dir\\\\*", "c:\\dir\\file", "yes"},
      {"S", "s", "no"},
    };
    for (String[] one : cases) {
      String profile = "  - match: {source: '" + one[0] + "'}\n    eval: {hit: '\"yes\"'}\n";
      try (SourceTypeRun run = new SourceTypeRun(profile)) {
        String hit = run.event(one[1], "h", "x", "1").fields("hit");
        assertThat(hit.replace("-", "no")).as(one[0] + " " + one[1]).isEqualTo(one[2]);
      }
    }
  }

  @Test
  void renamedSourceTypesHaveTheSettingsOfTheNewNameOnly() {
    String profile =
        "  - match: {sourcetype: old}\n    rename: new\n    eval: {a: '\"old\"'}\n"
            + "  - match: {sourcetype: new}\n    eval: {b: '\"new\"'}\n";
    try (SourceTypeRun run = new SourceTypeRun(profile)) {
      run.event("old", "1").event("new", "2");
      assertThat(run.fields("_raw", "sourcetype", "_sourcetype", "a", "b"))
          .isEqualTo("1|new|old|-|new\n2|new|-|-|new");
      assertThat(run.search("sourcetype=new | stats count", "count")).isEqualTo("2");
      assertThat(run.search("sourcetype=old | stats count", "count")).isEqualTo("0");
    }
  }

  @Test
  void keyValueModes() {
    String raw = "a=1 b=\" two \" c=\"say \\\"x\\\" y\" {";
    assertThat(field("", raw, "a", "b", "c")).isEqualTo("1|two|say \\");
    assertThat(field("    kv_mode: none\n", raw, "a", "b", "c")).isEqualTo("-|-|-");
    assertThat(field("    kv_mode: auto_escaped\n", raw, "a", "b", "c"))
        .isEqualTo("1|two|say \"x\" y");
    assertThat(field("    kv_trim_spaces: false\n", raw, "b")).isEqualTo(" two ");
    // source: observed, the fields that Splunk found in an event of Windows and in audit records
    String quotes =
        "<p Name='x y' Id=''/> msg=audit(1) msg='op=add id=7 exe=\"/a b\"'UID=\"r\" c=don't";
    assertThat(field("", quotes, "Name", "Id", "msg", "op", "id", "exe", "UID", "c"))
        .isEqualTo("x y|-|audit|add|7|/a b|r|don");
    String json = "{\"a\":{\"b\":[1,2]},\"m\":\"k=v\"}";
    assertThat(field("", json, "a.b{}", "k")).isEqualTo("1;2|v");
    assertThat(field("    auto_kv_json: false\n", json, "a.b{}", "k")).isEqualTo("-|v");
    assertThat(field("    kv_mode: json\n", json, "a.b{}", "k")).isEqualTo("1;2|-");
    assertThat(field("    kv_mode: json\n", "x " + json, "a.b{}", "k")).isEqualTo("-|-");
    String xml = "<E a='1'><D>x</D><D>y</D></E>";
    assertThat(field("    kv_mode: xml\n", xml, "E{@a}", "E.D")).isEqualTo("1|x;y");
    assertThat(field("    kv_mode: json\n", xml, "E{@a}", "E.D")).isEqualTo("-|-");
  }

  @Test
  void transformsByRegularExpression() {
    String raw = "A_1=x A_1=y B= 9c=z";
    String all = "    kv_mode: none\n    report: {r: [t]}\ntransforms: {t: {regex: '";
    assertThat(field(all + "(\\w+)=(\\w*)', format: '$1::$2'}}\n", raw, "A_1", "B", "9c", "c"))
        .isEqualTo("x|-|-|z");
    assertThat(field(all + "(\\w+)=(\\w*)', format: '$1::$2', mv_add: true}}\n", raw, "A_1"))
        .isEqualTo("x;y");
    assertThat(
            field(all + "(\\w+)=(\\w*)', format: '$1::$2', clean_keys: false}}\n", raw, "9c", "c"))
        .isEqualTo("z|-");
    assertThat(
            field(
                all + "(\\w+)=(\\w*)', format: '$1::$2', keep_empty_vals: true}}\n",
                raw + " ",
                "B"))
        .isEmpty();
    assertThat(field(all + "(\\w)_(\\d)', format: 'k::$1 v::$2 w::fixed'}}\n", raw, "k", "v", "w"))
        .isEqualTo("A|1|fixed");
    assertThat(field(all + "(?<_KEY_1>\\w+)=(?<_VAL_1>\\w+)'}}\n", raw, "A_1", "c"))
        .isEqualTo("x|z");
    assertThat(field(all + "(?<v>[xyz])', mv_add: true}}\n", raw, "v")).isEqualTo("x;y;z");
    assertThat(field(all + "(?<v>[xyz])'}}\n", raw, "v")).isEqualTo("x");
    assertThat(field(all + "(.)$', format: 'v::$1', source_key: host}}\n", raw, "v"))
        .isEqualTo("h");
  }

  @Test
  void transformsByDelimiters() {
    String all = "    kv_mode: none\n    report: {r: [t]}\ntransforms: {t: {delims: ";
    assertThat(field(all + "['|', '=']}}\n", "a=1|b.c=\"x|y\"||d=|e", "a", "b_c", "d", "e"))
        .isEqualTo("1|x|y|-|-");
    assertThat(field(all + "[','], fields: [a, b, c]}}\n", "1,,3,4", "a", "b", "c"))
        .isEqualTo("1|-|3");
    assertThat(field(all + "[', '], fields: [a, b, c]}}\n", "1, 2, 3", "a", "b", "c"))
        .isEqualTo("1|2|3");
    assertThat(field(all + "[' ']}}\n", "a 1  b 2 c", "a", "b", "c")).isEqualTo("1|2|-");
    assertThat(field(all + "['|', '='], mv_add: true}}\n", "a=1|a=2", "a")).isEqualTo("1;2");
  }

  @Test
  void transformsOfJson() {
    String all = "    kv_mode: none\n    report: {r: [t, n]}\ntransforms: {t: {json_objects: ";
    String name = "}, n: {regex: '(.+)', format: 'id::$1', source_key: no}}\n";
    String raw = "{\"a\":1,\"o\":{\"b\":[2,3],\"a\":4,\"p\":{\"c\":5,\"no\":6}}}";
    assertThat(field(all + "['o.p', o]" + name, raw, "a", "o.a", "o.b{}", "b{}", "c", "p.c", "id"))
        .isEqualTo("1|4|2;3|2;3|5|-|6");
    assertThat(field(all + "[]" + name, raw, "a", "b{}", "c", "id")).isEqualTo("1|-|-|-");
    String two = all + "[], source_key: s" + name.replace("n: {", "n: {mv_add: true, ");
    assertThat(field(two, raw, "a")).isEqualTo("-");
    String big = "{\"x\":\"" + "y".repeat(20_000) + "\",\"z\":1}";
    assertThat(field(all + "[]" + name, big, "z")).isEqualTo("1");
  }

  @Test
  void laterTransformsAddToAFieldOrLeaveIt() {
    String profile =
        "    kv_mode: none\n"
            + "    report: {r: [one, two]}\n"
            + "transforms:\n"
            + "  one: {regex: 'a=(\\w)', format: 'v::$1'}\n"
            + "  two: {regex: 'b=(\\w)', format: 'v::$1'";
    assertThat(field(profile + "}\n", "a=1 b=2", "v")).isEqualTo("1");
    assertThat(field(profile + ", mv_add: true}\n", "a=1 b=2", "v")).isEqualTo("1;2");
  }

  @Test
  void extractsFromAFieldAndOverLines() {
    String profile = "    extract: {a: 'in=(?<x>.*)', b: {regex: '^(?<y>\\w)', field: x}}\n";
    assertThat(field(profile, "in=one\ntwo", "x", "y")).isEqualTo("one\ntwo|o");
  }

  @Test
  void aliases() {
    String raw = "a=1 b=2 c=3";
    assertThat(field("    alias: {b: a}\n", raw, "a", "b")).isEqualTo("1|1");
    assertThat(field("    alias: {b: absent}\n", raw, "b")).isEqualTo("-");
    assertThat(field("    alias: {b: {field: a, new: true}}\n", raw, "b")).isEqualTo("2");
    assertThat(field("    alias: {b: {field: absent, new: true}}\n", raw, "b")).isEqualTo("2");
    assertThat(field("    alias: {d: {field: a, new: true}}\n", raw, "d")).isEqualTo("1");
    assertThat(field("    alias: {b: a, d: b}\n", raw, "b", "d")).isEqualTo("1|2");
  }

  @Test
  void lookupsGiveAndTakeAway() {
    String lookup = "    lookup: {l: 'users.csv name AS user ";
    assertThat(field(lookup + "OUTPUT team'}\n", "user=ann team=x", "team")).isEqualTo("red");
    assertThat(field(lookup + "OUTPUTNEW team'}\n", "user=ann team=x", "team")).isEqualTo("x");
    assertThat(field(lookup + "OUTPUT team'}\n", "user=eve team=x", "team")).isEqualTo("-");
    assertThat(field(lookup + "OUTPUT team'}\n", "team=x", "team")).isEqualTo("x");
    assertThat(field(lookup + "'}\n", "user=bob", "team")).isEqualTo("blue");
    try (SourceTypeRun run = new SourceTypeRun(ALL + "    lookup: {l: 'none.csv a'}\n")) {
      assertThat(run.event("x", "a=1").fields("a")).isEqualTo("1");
      assertThat(run.warnings())
          .containsExactly(
              "the automatic lookup 'l' is left out: Error in 'lookup' command: the lookup table"
                  + " 'none.csv' does not exist or is not available");
    }
  }

  @Test
  void eventTypesNameOthers() {
    String types =
        ALL
            + "eventtypes:\n"
            + "  - {name: b, search: 'eventtype=a NOT v=2', tags: [t, u]}\n"
            + "  - {name: a, search: 'v=*', tags: [t]}\n"
            + "  - {name: c, search: 'eventtype IN (\"b*\", zz)', tags: []}\n";
    try (SourceTypeRun run = new SourceTypeRun(types)) {
      run.event("x", "v=1").event("x", "v=2").event("x", "w=3");
      assertThat(run.fields("eventtype", "tag")).isEqualTo("b;a;c|t;u\na|t\n-|-");
    }
    String circle =
        ALL + "eventtypes: [{name: a, search: 'eventtype=b'}, {name: b, search: 'eventtype=a'}]\n";
    try (SourceTypeRun run = new SourceTypeRun(circle)) {
      run.event("x", "v=1");
      assertThatThrownBy(() -> run.fields("v"))
          .isInstanceOf(SearchError.class)
          .hasMessage("the event types a, b name one another in a circle");
    }
  }
}
