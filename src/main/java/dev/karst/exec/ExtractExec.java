package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.plan.Extract;
import dev.karst.plan.Extraction;
import dev.karst.session.Session;
import dev.karst.value.Value;

/** Fields taken out of a text. */
final class ExtractExec extends StreamExec {
  private final GuardRows guard;
  private final String source;
  private final Extract plan;
  private final Finder finder;

  private ExtractExec(Exec input, Session session, Extract plan, Finder finder) {
    super(input, session);
    this.plan = plan;
    this.guard = new GuardRows(plan.guard());
    this.source = plan.extraction().source();
    this.finder = finder;
  }

  static Exec from(Extract plan, Operators.Inputs inputs, ExecContext context) {
    Finder finder = finder(plan.extraction(), context.session());
    return new ExtractExec(inputs.build(plan.input()), context.session(), plan, finder);
  }

  private static Finder finder(Extraction extraction, Session session) {
    if (extraction instanceof Extraction.Groups groups) {
      return new GroupFinder(groups);
    }
    if (extraction instanceof Extraction.Pairs pairs) {
      return new PairFinder(pairs);
    }
    return new KeyValueFinder(session);
  }

  @Override
  Batch apply(Batch batch) {
    Batch concerned = guard.narrow(batch);
    if (concerned.size() == 0) {
      return batch;
    }
    Found found = new Found(batch, plan.wanted(), finder.overwrites());
    Column texts = batch.column(source);
    for (int i = 0; i < concerned.size(); i++) {
      int row = concerned.row(i);
      Value text = texts.value(row);
      if (text != null) {
        finder.find(text.text(), row, found);
      }
    }
    return found.finish();
  }
}
