package dev.karst.lint;

import dev.karst.command.Step;
import dev.karst.syntax.Arguments;
import dev.karst.text.Diagnostic;
import java.util.function.Consumer;

/** A tstats over a data model that does not say how summaries are used. */
final class TstatsWithoutSummariesMacro implements Lint {
  @Override
  public String id() {
    return "tstats-without-summaries-macro";
  }

  @Override
  public String why() {
    return "tstats without summariesonly searches raw events wherever summaries are missing, which"
        + " takes hours on a large site. Content packs leave the choice to the site:"
        + " | tstats `security_content_summariesonly` ...";
  }

  @Override
  public String example() {
    return "| tstats count FROM datamodel=Endpoint.Processes BY Processes.dest";
  }

  @Override
  public void look(Subject subject, Consumer<Diagnostic> found) {
    for (Step step : subject.steps()) {
      if (step.stage().command().equals("tstats")
          && step.stage().arguments() instanceof Arguments.Aggregates arguments
          && !arguments.from().isEmpty()
          && !hasOption(arguments, "summariesonly")) {
        found.accept(
            warning(
                "this tstats does not say whether summaries alone are searched",
                step.stage().name(),
                "write | tstats `security_content_summariesonly` ..., or summariesonly=..."));
      }
    }
  }

  /** Options may stand behind BY's fields too. */
  private static boolean hasOption(Arguments.Aggregates arguments, String name) {
    return arguments.options().stream()
            .anyMatch(option -> option.name().text().equalsIgnoreCase(name))
        || arguments.by().stream()
            .flatMap(item -> item.options().stream())
            .anyMatch(option -> option.name().text().equalsIgnoreCase(name));
  }
}
