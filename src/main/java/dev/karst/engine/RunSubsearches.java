package dev.karst.engine;

import dev.karst.batch.Batch;
import dev.karst.command.Lowering;
import dev.karst.command.Subsearches;
import dev.karst.plan.Limit;
import dev.karst.plan.Plan;
import dev.karst.syntax.Brackets;
import dev.karst.syntax.Pipeline;
import dev.karst.text.KarstException.LimitError;
import dev.karst.text.SourceText;
import dev.karst.text.Span;
import java.util.List;

/**
 * Runs the subsearches in a command's text and puts their results' text in their place
 * (semantics.md section 9). A subsearch has the time range of the search, not that of its
 * modifiers.
 *
 * @param depth how many subsearches this one stands in
 */
record RunSubsearches(Engine engine, int depth) implements Subsearches {
  RunSubsearches(Engine engine) {
    this(engine, 0);
  }

  @Override
  public SourceText splice(Span body, Lowering lowering) {
    List<Span> brackets = Brackets.outermost(body);
    if (brackets.isEmpty()) {
      return null;
    }
    SourceText.Builder out = new SourceText.Builder();
    int copied = body.start();
    for (Span bracket : brackets) {
      out.append(body.text(), copied, bracket.start());
      out.append(result(bracket, lowering), body.text().place(bracket.start()));
      copied = bracket.end();
    }
    return out.append(body.text(), copied, body.end()).build();
  }

  private String result(Span bracket, Lowering lowering) {
    dev.karst.session.Session session = engine.session();
    if (depth >= session.limit(dev.karst.session.Limit.SUBSEARCH_DEPTH)) {
      throw new LimitError("subsearch-depth", "subsearches are nested too deep");
    }
    Span inner = new Span(bracket.text(), bracket.start() + 1, bracket.end() - 1);
    Pipeline pipeline = lowering.syntax().subsearch(inner);
    Plan plan =
        engine.lowering(lowering.window(), new RunSubsearches(engine, depth + 1)).lower(pipeline);
    long most = session.limit(dev.karst.session.Limit.SUBSEARCH_ROWS);
    Plan capped = new Limit(plan, most + 1, false);
    SubsearchText text = new SubsearchText();
    try (SearchResult rows = engine.run(engine.finish(null, pipeline, capped).optimized(), null)) {
      for (Batch batch = rows.next(); batch != null; batch = rows.next()) {
        text.add(batch, most);
      }
    }
    if (text.rows() > most) {
      session
          .warnings()
          .add(
              "cut",
              "a subsearch gave more than " + most + " rows; the rest is left out",
              "the limit is set by --limit " + dev.karst.session.Limit.SUBSEARCH_ROWS.key() + "=N");
    }
    return text.text();
  }
}
