package dev.karst.command;

import dev.karst.expr.TimeModifier;
import dev.karst.plan.Events;
import dev.karst.plan.Plan;
import dev.karst.plan.TimeWindow;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.SearchExpr;
import dev.karst.syntax.Stage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** {@code search}: keeps the rows that satisfy a search expression; first, reads events. */
final class SearchCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
              "search",
              ArgumentRule.SEARCH,
              "<search expression>",
              "Keeps the rows that satisfy a search expression; as the first command, reads events.",
              "| makeresults | eval user=\"ann\" | search user=A* NOT dest=*")
          .anywhere();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    SearchExpr written = ((Arguments.Search) stage.arguments()).expression();
    SearchExpr expression = SearchModifiers.resolve(written, input == null, lowering);
    if (input == null) {
      lowering.filter(null, expression);
      return new Events(expression, window(expression, lowering), false);
    }
    return expression instanceof SearchExpr.Everything ? input : lowering.filter(input, expression);
  }

  /**
   * The time range that a base search asks for: its own modifiers, where it has any, else the
   * search's; an earliest bound alone ends now (semantics.md section 1).
   */
  static TimeWindow window(SearchExpr expression, Lowering lowering) {
    List<SearchExpr> terms =
        expression instanceof SearchExpr.And and ? and.terms() : List.of(expression);
    TimeWindow window = TimeWindow.ALL;
    boolean given = false;
    boolean latest = false;
    for (SearchExpr term : terms) {
      Optional<TimeModifier> modifier =
          term instanceof SearchExpr.Comparison comparison
              ? TimeModifier.read(comparison, lowering.session())
              : Optional.empty();
      if (modifier.isPresent() && modifier.get().field().equals("_time")) {
        given = true;
        latest |= modifier.get().latest();
        long micros = modifier.get().micros();
        window =
            window.intersect(
                modifier.get().latest()
                    ? new TimeWindow(Long.MIN_VALUE, micros)
                    : new TimeWindow(micros, Long.MAX_VALUE));
      }
    }
    if (!given) {
      return lowering.window();
    }
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, lowering.session().now());
    return latest ? window : window.intersect(new TimeWindow(Long.MIN_VALUE, now));
  }
}
