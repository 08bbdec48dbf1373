package dev.karst.lint;

import dev.karst.detection.Detection;
import dev.karst.detection.Drilldown;
import dev.karst.detection.TokenUse;
import dev.karst.plan.FieldSet;
import dev.karst.text.Diagnostic;
import dev.karst.text.NearestName;
import dev.karst.text.SourceText;
import java.util.Set;
import java.util.function.Consumer;

/** A {@code $field$} of the risk message or of a drilldown that the results do not have. */
final class TokenNotInResults implements Lint {
  /** What addinfo says of the run that found a result. */
  private static final Set<String> OF_THE_RUN =
      Set.of("info_min_time", "info_max_time", "info_search_time", "info_sid");

  @Override
  public String id() {
    return "token-not-in-results";
  }

  @Override
  public String why() {
    return "A $field$ in the risk message or in a drilldown stands for a field of the results."
        + " Where the search does not give it, the message shows the token itself, and the"
        + " drilldown looks for a text that nothing holds.";
  }

  @Override
  public String example() {
    return """
        name: An example
        type: TTP
        search: '| makeresults | eval dest="web-1" | stats count BY dest | `an_example_filter`'
        rba:
          message: $user$ did something on $dest$
          risk_objects:
          - {field: dest, type: system, score: 20}
          threat_objects: []
        """;
  }

  @Override
  public void look(Subject subject, Consumer<Diagnostic> found) {
    Detection detection = subject.detection();
    FieldSet results = subject.results();
    if (detection == null || results.open()) {
      return;
    }
    SourceText message =
        detection.rba() != null ? detection.rba().message() : detection.tags().message();
    if (message != null) {
      look("the risk message", message, results, found);
    }
    for (Drilldown drilldown : detection.drilldowns()) {
      look("a drilldown's name", drilldown.name(), results, found);
      look("a drilldown", drilldown.search(), results, found);
    }
  }

  private void look(String where, SourceText text, FieldSet results, Consumer<Diagnostic> found) {
    for (TokenUse token : TokenUse.in(text)) {
      if (!results.names().contains(token.field()) && !OF_THE_RUN.contains(token.field())) {
        found.accept(
            warning(
                "the results have no field '" + token.field() + "', which " + where + " shows",
                token.span(),
                NearestName.help(token.field(), results.names())));
      }
    }
  }
}
