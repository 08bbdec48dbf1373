package dev.karst.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.karst.engine.Engine;
import dev.karst.engine.Parsed;
import dev.karst.knowledge.Knowledge;
import dev.karst.knowledge.LookupData;
import dev.karst.knowledge.LookupDefinition;
import dev.karst.knowledge.LookupDefinition.Kind;
import dev.karst.knowledge.YamlFile;
import dev.karst.plan.TimeWindow;
import dev.karst.resolve.Catalog;
import dev.karst.session.Session;
import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.SourceText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LintsTest {
  private static final LookupData USERS =
      LookupData.of(List.of(Map.of("user", "ann", "department", "it")));

  private static LookupDefinition lookup(
      String name, Kind kind, boolean caseSensitive, int minMatches, String defaultMatch) {
    return new LookupDefinition(
        name,
        kind,
        name + ".csv",
        List.of("user", "department"),
        Map.of(),
        caseSensitive,
        0,
        minMatches,
        defaultMatch,
        null);
  }

  private static List<Diagnostic> look(String text) {
    Session session = Session.standard();
    Knowledge knowledge = Knowledge.builtIn(session);
    Engine engine =
        new Engine(
            knowledge
                .withMacro("sysmon=source=a OR source=b")
                .withMacro("both=source=a sourcetype=b")
                .withMacro("bracketed=(source=a OR source=b)")
                .withMacro("piped=source=a | eval x=1")
                .withMacro("word=web search")
                .withLookups(
                    knowledge
                        .lookups()
                        .with(lookup("never_default", Kind.FILE, true, 0, "none"), USERS)
                        .with(lookup("has_default", Kind.FILE, true, 1, "none"), USERS)
                        .with(lookup("users", Kind.FILE, true, 0, null), USERS)
                        .with(lookup("any_case", Kind.COLLECTION, false, 0, null), USERS)
                        .with(lookup("file_any_case", Kind.FILE, false, 0, null), USERS)
                        .with(lookup("exact_case", Kind.COLLECTION, true, 0, null), USERS)),
            Catalog.empty(),
            session);
    Target target =
        text.startsWith("name:")
            ? Target.of(YamlFile.parse("a.yml", text, session).asMap())
            : Target.of(SourceText.of("search", text));
    Parsed parsed = engine.parse(target.search());
    engine.check(parsed, TimeWindow.ALL);
    return Lints.look(new Subject(target, parsed, engine, TimeWindow.ALL), Set.of());
  }

  private static List<String> ids(String text) {
    return look(text).stream().map(Diagnostic::code).distinct().toList();
  }

  @TestFactory
  Stream<DynamicTest> everyExampleIsWarnedOf() {
    return Lints.ALL.stream()
        .map(
            lint ->
                dynamicTest(lint.id(), () -> assertThat(ids(lint.example())).contains(lint.id())));
  }

  @Test
  void everyLintSaysWhyUnderAnIdOfItsOwn() {
    assertThat(Lints.ids()).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z]+(-[a-z]+)+"));
    assertThat(Lints.ALL).allSatisfy(lint -> assertThat(lint.why()).endsWith("."));
    assertThatThrownBy(() -> Lints.require(List.of("field-not-givn")))
        .isInstanceOf(SearchError.class)
        .hasMessage("there is no lint 'field-not-givn'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      ignoreLeadingAndTrailingWhitespace = true,
      quoteCharacter = '\0',
      textBlock =
          """
          field-not-given ~ index=main | where user="a" | stats count BY host | where count>1
          field-not-given ~ | tstats count FROM datamodel=Endpoint.Processes BY Processes.user | rename "Processes.*" AS * | where user!="root"
          field-not-given ~ index=main | stats count BY host | eval a=1, b=a | table host b
          field-not-given ~ index=main | stats count BY host | eval user=coalesce(user, "none")
          field-not-given ~ index=main | stats values(*) AS * BY host | table user
          field-not-given ~ index=main | stats count BY host | eval x=if(count>1, host, null)
          field-not-given ~ index=main | stats count BY host | accum count AS total | typer | tags | table total
          by-field-may-be-absent ~ | tstats count FROM datamodel=Endpoint.Processes BY Processes.process_path fillnull_value=null
          by-field-may-be-absent ~ | tstats count FROM datamodel=Endpoint.Processes BY Processes.user _time span=1h
          by-field-may-be-absent ~ | tstats count FROM datamodel=Endpoint.Processes WHERE Processes.process_path=* BY Processes.process_path
          by-field-may-be-absent ~ index=main | stats count BY user
          by-field-may-be-absent ~ index=main | eval x=case(a=1, "one", true(), "other") | stats count BY x
          by-field-may-be-absent ~ index=main | eval x=case(a=1, "one") | fillnull value=none x | stats count BY x
          by-field-may-be-absent ~ index=main | rex "(?<x>a+)" | where like(x, "a%") OR x="b" | stats count BY x
          by-field-may-be-absent ~ index=main | lookup users user OUTPUT department | search department=* | stats count BY department
          by-field-may-be-absent ~ index=main | lookup has_default user OUTPUT department | stats count BY department
          not-equal-drops-absent ~ | tstats count FROM datamodel=Endpoint.Processes WHERE NOT Processes.process_path="x" BY Processes.dest
          not-equal-drops-absent ~ | tstats count FROM datamodel=Endpoint.Processes WHERE Processes.user!="root" BY Processes.dest
          not-equal-drops-absent ~ index=main | rex "(?<x>a+)" | where isnotnull(x) | where x!="aa"
          tstats-without-summaries-macro ~ | tstats summariesonly=false count FROM datamodel=Endpoint.Processes
          tstats-without-summaries-macro ~ | tstats count FROM datamodel=Endpoint.Processes BY Processes.user summariesonly=true
          tstats-without-summaries-macro ~ | tstats count WHERE index=main BY host
          search-before-search-macro ~ | makeresults | stats count BY _time | `any_filter`
          search-before-search-macro ~ | makeresults | search search
          search-before-search-macro ~ | makeresults | search `word`
          macro-without-brackets ~ index=main `sysmon` EventCode=1
          macro-without-brackets ~ index=main NOT `bracketed`
          macro-without-brackets ~ `sysmon` OR source=c
          macro-without-brackets ~ index=main `piped`
          literal-needs-wildcard ~ index=main process_path="*\\temp\\evil.exe"
          literal-needs-wildcard ~ index=main process_path="C:\\temp\\evil.exe" pipe_name="\\psexesvc"
          literal-needs-wildcard ~ index=main | where like(process, "%evil%") OR like(host, "web")
          wildcard-in-where ~ index=main user="admin*" | where like(user, "admin%")
          wildcard-in-where ~ index=main | where action="*" OR permission="s3:*"
          single-quoted-literal ~ index=main | where user!="-" AND 'user name'='other name'
          single-quoted-literal ~ index=main | stats count BY a, b | where 'a'='b'
          sort-before-dedup ~ index=main | sort 0 - _time | dedup host
          sort-before-dedup ~ index=main | stats count BY host | sort - count | head 10
          sort-before-dedup ~ index=main | sort limit=0 host | where a=1 | head 5
          sort-before-dedup ~ index=main | sort _time | stats count BY host | dedup host
          default-match-without-min-matches ~ index=main | lookup has_default user OUTPUT department
          kv-store-case ~ index=main | lookup exact_case user OUTPUT department | lookup file_any_case user
          """)
  void whatComesNearIsNotWarnedOf(String id, String search) {
    assertThat(ids(search)).doesNotContain(id);
  }

  private static final String DETECTION =
      """
      name: An example - of/it
      type: TTP
      search: '| makeresults | eval dest="web-1" | stats count BY dest | `an_example___of_it_filter`'
      tags:
        message: Seen on $dest$
        observable:
        - {name: dest, type: Hostname, role: [Victim]}
      drilldown_searches:
      - name: View the results for $dest$
        search: '%original_detection_search% | search dest = "$dest$" OR host = $dest|s$'
        earliest_offset: $info_min_time$
        latest_offset: $info_max_time$
      """;

  @Test
  void aDetectionThatIsInOrderIsNotWarnedOf() {
    assertThat(ids(DETECTION)).isEmpty();
    assertThat(ids(DETECTION.replace("TTP", "Baseline").replace("___of_it", ""))).isEmpty();
    assertThat(
            ids(
                DETECTION
                    .replace("| stats count BY dest ", "| spath ")
                    .replace("$dest$ ", "$other$ ")))
        .isEmpty();
  }

  @Test
  void olderDetectionsNameWhatTheySawInTags() {
    String text =
        DETECTION.replace("{name: dest,", "{name: user,").replace("Seen on $dest$", "By $user$");
    assertThat(look(text).stream().map(Diagnostic::render))
        .containsExactly(
            """
            warning: the results have no field 'user', which an observable names
              --> a.yml:7:12
             7 |   - {name: user, type: Hostname, role: [Victim]}
               |            ^^^^
            """,
            """
            warning: the results have no field 'user', which the risk message shows
              --> a.yml:5:15
             5 |   message: By $user$
               |               ^^^^^^
            """);
  }

  @Test
  void aFindingSaysWhereAndWhatWasMeant() {
    String search =
        "| tstats summariesonly=t count FROM datamodel=Endpoint.Processes BY Processes.user"
            + "\n| `drop_dm_object_name(Processes)`\n| table Processes.user, counts";
    assertThat(look(search).stream().map(Diagnostic::render))
        .containsExactly(
            """
            warning: no command before gives the field 'Processes.user'
              --> search:3:9
             3 | | table Processes.user, counts
               |         ^^^^^^^^^^^^^^
              did you mean 'user'?
            """,
            """
            warning: no command before gives the field 'counts'
              --> search:3:25
             3 | | table Processes.user, counts
               |                         ^^^^^^
              did you mean 'count'?
            """);
  }

  @Test
  void subsearchesAreLookedAtToo() {
    String search =
        "| tstats summariesonly=t count FROM datamodel=Endpoint.Processes BY Processes.dest"
            + " | join dest [| tstats count FROM datamodel=Endpoint.Processes BY Processes.dest]";
    assertThat(look(search).stream().map(Diagnostic::message))
        .containsExactly(
            "no command before gives the field 'dest'",
            "this tstats does not say whether summaries alone are searched");
  }
}
