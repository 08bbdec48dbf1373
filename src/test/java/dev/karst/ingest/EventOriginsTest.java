package dev.karst.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.karst.knowledge.Knowledge;
import dev.karst.knowledge.SourceTypes;
import dev.karst.session.Session;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events that share lines, and that say themselves where they come from. */
class EventOriginsTest {
  private static final Session SESSION = Session.builder().now(Events.NOW).build();
  private static final Knowledge KNOWLEDGE =
      Knowledge.builtIn(SESSION)
          .withSourceTypes(
              SourceTypes.of(
                      List.of(
                          SourceTypes.parse(
                              "p.yml",
                              """
                              profile: p
                              version: 1
                              default: true
                              recognise: ['<e ']
                              default_sourcetype: x
                              origins:
                                - {match: '<c>(.*?)</c>', sourcetype: x, source: 'X:$1'}
                                - {match: '^log=', sourcetype: y, source: Y}
                              stanzas:
                                - match: {sourcetype: x}
                                  event_breaks:
                                    - {start: '<e ', end: '</e>', cut_after: '</e>'}
                                    - {start: '^log='}
                                  time_prefix: 't='
                                  time_format: '%s'
                                - match: {source: Y}
                                  time_format: 'log=%s'
                              """,
                              SESSION)))
                  .choosing(List.of("p")));

  private static Events read(String log, InputSpec spec) {
    return Events.of(log.getBytes(StandardCharsets.UTF_8), spec, KNOWLEDGE, SESSION);
  }

  @Test
  void oneLineMayHoldManyEventsAndOneEventManyLines() {
    String log =
        "[<e t=1 ><c>a</c></e>,<e t=2 >\nb</e>]\n\n<e t=3 />\n</e>\r\n<e t=4 ></e></e> tail\nother\n";
    Events events = read(log, InputSpec.of(null));
    assertThat(events.arrived())
        .containsExactlyInAnyOrder(
            "[<e t=1 ><c>a</c></e>",
            ",<e t=2 >\nb</e>]",
            "<e t=3 />\n</e>",
            "<e t=4 ></e></e> tail",
            "other");
    assertThat(events.report().lines()).isEqualTo(7);
    assertThat(events.report().notes()).contains("kept as events, being of no known form: line 7");
    assertThat(events.events())
        .extracting(event -> event.time() + " " + event.fields().get("linecount"))
        .containsExactlyInAnyOrder("1000000 1", "2000000 2", "3000000 2", "4000000 1", "4000000 1");
  }

  @Test
  void whatTheUserSaysHoldsForAllEvents() {
    String log = "<e t=1 ><c>a </c></e>\nlog=5\nmore\n<e t=7></e>\n";
    assertThat(places(read(log, InputSpec.of(null))))
        .containsExactly("x a.log 7000000", "y Y 5000000", "x X:a 1000000");
    assertThat(places(read(log, InputSpec.of(null).withSourcetype("x"))))
        // the prefix of x holds beside the format of source Y: no time is found, the one before
        // counts
        .containsExactly("x a.log 7000000", "x Y 1000000", "x X:a 1000000");
    assertThat(places(read(log, InputSpec.of(null).withSource("s"))))
        .containsExactly("x s 7000000", "y s 1000000", "x s 1000000");
    assertThat(places(read(log, InputSpec.of(null).withSource("s").withSourcetype("x"))))
        .containsExactly("x s 7000000", "x s 1000000", "x s 1000000");
    assertThat(read(log, InputSpec.of(null)).report().profile()).isEqualTo("p 1");
  }

  /** More sources than are kept in mind: each event still has the one that it tells. */
  @Test
  void eventsOfManySourcesHaveEachItsOwn() {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 1_100; i++) {
      log.append("<e t=1 ><c>").append(i).append("</c></e>");
    }
    Events events = read(log.toString(), InputSpec.of(null));
    assertThat(events.events()).hasSize(1_100);
    assertThat(events.events().stream().map(e -> e.fields().get("source")).distinct())
        .hasSize(1_100)
        .doesNotContain("a.log");
  }

  private static List<String> places(Events events) {
    return events.events().stream()
        .map(
            event ->
                event.fields().get("sourcetype")
                    + " "
                    + event.fields().get("source")
                    + " "
                    + event.time())
        .toList();
  }
}
