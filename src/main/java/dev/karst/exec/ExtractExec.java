package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.plan.Extract;
import dev.karst.plan.Extraction;
import dev.karst.session.Limit;
import dev.karst.session.Session;
import dev.karst.value.Value;

/** Fields taken out of a text. */
final class ExtractExec extends StreamExec {
  private final GuardRows guard;
  private final String source;
  private final Extract plan;
  private final Finder finder;
  private final long mostFields;

  private ExtractExec(Exec input, Session session, Extract plan, Finder finder) {
    super(input, session);
    this.plan = plan;
    this.guard = new GuardRows(plan.guard());
    this.source = plan.extraction().source();
    this.finder = finder;
    this.mostFields = session.limit(Limit.EXTRACTED_FIELDS);
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
    if (extraction instanceof Extraction.Edit edit) {
      return new EditFinder(edit);
    }
    if (extraction instanceof Extraction.Split split) {
      return new SplitFinder(split, session);
    }
    if (extraction instanceof Extraction.Document document) {
      return new DocumentFinder(document, session);
    }
    if (extraction instanceof Extraction.Members members) {
      return new MembersFinder(members);
    }
    if (extraction instanceof Extraction.Elements) {
      return new ElementFinder();
    }
    if (extraction instanceof Extraction.Delimited delimited) {
      return new DelimitedFinder(delimited, session.warnings());
    }
    if (extraction instanceof Extraction.Separated separated) {
      return new SeparatedFinder(separated);
    }
    if (extraction instanceof Extraction.Contents contents) {
      return new ContentsFinder(contents, session);
    }
    return new KeyValueFinder((Extraction.KeyValue) extraction, session);
  }

  @Override
  Batch apply(Batch batch) {
    Batch concerned = guard.narrow(batch);
    if (concerned.size() == 0) {
      return batch;
    }
    Found found = new Found(batch, plan.wanted(), finder.overwrites(), mostFields);
    Column texts = batch.column(source);
    for (int i = 0; i < concerned.size(); i++) {
      int row = concerned.row(i);
      Value value = texts.value(row);
      if (value != null) {
        finder.find(value, row, found);
      }
    }
    return found.finish();
  }
}
