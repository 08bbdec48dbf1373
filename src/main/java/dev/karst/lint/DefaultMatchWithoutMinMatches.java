package dev.karst.lint;

import dev.karst.command.Step;
import dev.karst.knowledge.LookupDefinition;
import dev.karst.plan.Enrich;
import dev.karst.plan.Plan;
import dev.karst.text.Diagnostic;
import java.util.function.Consumer;

/** A lookup whose default never comes. */
final class DefaultMatchWithoutMinMatches implements Lint {
  @Override
  public String id() {
    return "default-match-without-min-matches";
  }

  @Override
  public String why() {
    return "default_match stands in only where fewer than min_matches rows match, and min_matches"
        + " is 0 unless it is given: the default never comes, and the field stays absent.";
  }

  @Override
  public String example() {
    return "| makeresults | eval user=\"ann\" | lookup never_default user OUTPUT department";
  }

  @Override
  public void look(Subject subject, Consumer<Diagnostic> found) {
    for (Step step : subject.steps()) {
      for (Plan operator : Piped.operators(step)) {
        if (operator instanceof Enrich enrich) {
          LookupDefinition definition = enrich.lookup().definition();
          if (definition.defaultMatch() != null && definition.minMatches() == 0) {
            found.accept(
                warning(
                    "the lookup '"
                        + definition.name()
                        + "' never gives its default_match '"
                        + definition.defaultMatch()
                        + "'",
                    Place.of(step.stage(), definition.name()),
                    "define it with min_matches: 1"));
          }
        }
      }
    }
  }
}
