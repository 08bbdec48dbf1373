package dev.karst.lint;

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
    subject.lookups(
        (stage, definition) -> {
          if (definition.defaultMatch() != null && definition.minMatches() == 0) {
            found.accept(
                warning(
                    "the lookup '"
                        + definition.name()
                        + "' never gives its default_match '"
                        + definition.defaultMatch()
                        + "'",
                    Place.of(stage, definition.name()),
                    "define it with min_matches: 1"));
          }
        });
  }
}
