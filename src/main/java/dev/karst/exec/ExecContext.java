package dev.karst.exec;

import dev.karst.expr.AggregateTable;
import dev.karst.expr.ExprBinder;
import dev.karst.expr.FunctionTable;
import dev.karst.expr.SearchBinder;
import dev.karst.session.Session;

/**
 * What operators run with.
 *
 * @param profile where rows and times are counted; null where nobody asked
 */
public record ExecContext(
    Session session, FunctionTable functions, AggregateTable aggregates, Profile profile) {
  public ExprBinder binder() {
    return new ExprBinder(functions, session);
  }

  public SearchBinder searchBinder() {
    return new SearchBinder(session);
  }
}
