package dev.karst.syntax;

import dev.karst.session.Limit;
import dev.karst.session.Session;
import dev.karst.syntax.grammar.SplLexer;
import dev.karst.syntax.grammar.SplParser;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.SourceText;
import dev.karst.text.Span;

/**
 * Reads SPL, macros expanded, into trees. The skeleton of a pipeline comes first: commands and the
 * texts of their arguments; each text is then read by the rule that the command's {@link Dialect}
 * entry names. Every failure is a {@link SearchError} with its place.
 */
public final class SplSyntax {
  private final Dialect dialect;
  private final Session session;

  public SplSyntax(Dialect dialect, Session session) {
    this.dialect = dialect;
    this.session = session;
  }

  /** A whole search: a first stage without a pipe is {@code search}, whatever its first word. */
  public Pipeline search(SourceText text) {
    return pipeline(text.span(), false);
  }

  /**
   * What stands in brackets: as {@link #search}, but a first word that names a command is that
   * command, as in {@code appendpipe [stats count]}.
   */
  public Pipeline subsearch(Span text) {
    return pipeline(text, true);
  }

  /** The arguments of a command, read by its rule. */
  public Arguments arguments(ArgumentRule rule, Span text) {
    return switch (rule) {
      case SEARCH -> new Arguments.Search(searchExpression(text));
      case WHERE -> new Arguments.Where(expression(text));
      case EVAL -> {
        ParseRun run = new ParseRun(text, SplLexer.EXPRESSION, ParseRun.Keywords.NONE, nesting());
        SplParser.EvalArgumentsContext tree = run.parse(SplParser::evalArguments);
        yield new Arguments.Assignments(new EvalReader(run).assignments(tree));
      }
      case AGGREGATES -> {
        ParseRun run =
            new ParseRun(text, SplLexer.ARGUMENTS, ParseRun.Keywords.AGGREGATES, nesting());
        SplParser.AggregateArgumentsContext tree = run.parse(SplParser::aggregateArguments);
        yield new AggregateReader(run).aggregates(tree);
      }
      case LIST -> {
        ParseRun run = new ParseRun(text, SplLexer.ARGUMENTS, ParseRun.Keywords.NONE, nesting());
        SplParser.ListArgumentsContext tree = run.parse(SplParser::listArguments);
        yield new Arguments.Items(new ItemReader(run).items(tree.listItem()), null);
      }
      case LOOKUP -> {
        ParseRun run = new ParseRun(text, SplLexer.ARGUMENTS, ParseRun.Keywords.WHERE, nesting());
        SplParser.LookupArgumentsContext tree = run.parse(SplParser::lookupArguments);
        yield new Arguments.Items(
            new ItemReader(run).items(tree.listItem()),
            tree.WHERE() == null ? null : new SearchReader(run).read(tree.searchExpression()));
      }
    };
  }

  /** A search expression alone; an empty text matches everything. */
  public SearchExpr searchExpression(Span text) {
    ParseRun run = new ParseRun(text, SplLexer.ARGUMENTS, ParseRun.Keywords.NONE, nesting());
    SplParser.SearchArgumentsContext tree = run.parse(SplParser::searchArguments);
    return tree.searchExpression() == null
        ? new SearchExpr.Everything(text)
        : new SearchReader(run).read(tree.searchExpression());
  }

  /** An eval expression alone. */
  public EvalExpr expression(Span text) {
    ParseRun run = new ParseRun(text, SplLexer.EXPRESSION, ParseRun.Keywords.NONE, nesting());
    SplParser.WhereArgumentsContext tree = run.parse(SplParser::whereArguments);
    return new EvalReader(run).read(tree.expression());
  }

  private Pipeline pipeline(Span text, boolean sub) {
    if (text.length() > session.limit(Limit.SEARCH_CHARS)) {
      throw new SearchError(
          "too-long",
          "the search has " + text.length() + " characters, more than the limit",
          "the limit is set by --limit " + Limit.SEARCH_CHARS.key() + "=N");
    }
    ParseRun run = new ParseRun(text, SplLexer.DEFAULT_MODE, ParseRun.Keywords.NONE, nesting());
    SplParser.PipelineContext tree = run.parse(SplParser::pipeline);
    return new PipelineReader(run, this, dialect).read(tree, sub);
  }

  Session session() {
    return session;
  }

  private int nesting() {
    return (int) session.limit(Limit.NESTING);
  }
}
