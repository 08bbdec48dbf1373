package dev.karst.engine;

import dev.karst.command.Lowering;
import dev.karst.command.Subsearches;
import dev.karst.syntax.Brackets;
import dev.karst.text.SourceText;
import dev.karst.text.Span;
import java.util.List;

/** Checks subsearches without running them; a placeholder stands for their results. */
record CheckSubsearches() implements Subsearches {
  private static final String PLACEHOLDER = "subsearch";

  @Override
  public SourceText splice(Span body, Lowering lowering) {
    List<Span> brackets = Brackets.outermost(body);
    if (brackets.isEmpty()) {
      return null;
    }
    SourceText.Builder out = new SourceText.Builder();
    int copied = body.start();
    for (Span bracket : brackets) {
      Span inner = new Span(bracket.text(), bracket.start() + 1, bracket.end() - 1);
      lowering.lower(lowering.syntax().subsearch(inner));
      out.append(body.text(), copied, bracket.start());
      out.append(PLACEHOLDER, body.text().place(bracket.start()));
      copied = bracket.end();
    }
    return out.append(body.text(), copied, body.end()).build();
  }
}
