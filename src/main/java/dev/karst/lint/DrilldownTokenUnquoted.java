package dev.karst.lint;

import dev.karst.detection.Drilldown;
import dev.karst.detection.TokenUse;
import dev.karst.text.Diagnostic;
import java.util.function.Consumer;

/** A token of a drilldown's search that stands in no quotes. */
final class DrilldownTokenUnquoted implements Lint {
  @Override
  public String id() {
    return "drilldown-token-unquoted";
  }

  @Override
  public String why() {
    return "Splunk puts a token's value into the drilldown as it is. Without quotes around the"
        + " token, a value with a blank, a bracket or a comma makes it another search.";
  }

  @Override
  public String example() {
    return """
        name: An example
        type: TTP
        search: '| makeresults | eval dest="web-1" | stats count BY dest | `an_example_filter`'
        drilldown_searches:
        - name: View the results for $dest$
          search: '%original_detection_search% | search dest = $dest$'
          earliest_offset: $info_min_time$
          latest_offset: $info_max_time$
        """;
  }

  @Override
  public void look(Subject subject, Consumer<Diagnostic> found) {
    if (subject.detection() == null) {
      return;
    }
    for (Drilldown drilldown : subject.detection().drilldowns()) {
      for (TokenUse token : TokenUse.in(drilldown.search())) {
        if (!token.quoted()) {
          found.accept(
              warning(
                  "the token $" + token.field() + "$ stands in no quotes",
                  token.span(),
                  "write \"$" + token.field() + "$\""));
        }
      }
    }
  }
}
