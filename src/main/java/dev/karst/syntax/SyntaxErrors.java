package dev.karst.syntax;

import dev.karst.syntax.grammar.SplLexer;
import dev.karst.syntax.grammar.SplParser;
import dev.karst.text.KarstException.SearchError;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Turns the parser's first failure into a diagnostic that a person can read. */
final class SyntaxErrors extends BaseErrorListener {
  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(Token.EOF, "the end"),
          Map.entry(SplLexer.PIPE, "a pipe"),
          Map.entry(SplLexer.LBRACK, "a subsearch"),
          Map.entry(SplLexer.RBRACK, "']'"),
          Map.entry(SplLexer.LPAREN, "'('"),
          Map.entry(SplLexer.RPAREN, "')'"),
          Map.entry(SplLexer.COMMA, "','"),
          Map.entry(SplLexer.EQ, "'='"),
          Map.entry(SplLexer.STRING, "a quoted string"),
          Map.entry(SplLexer.TEXT, "a word"),
          Map.entry(SplLexer.WORD, "a word"),
          Map.entry(SplLexer.NAME, "a field"),
          Map.entry(SplLexer.QUOTED_NAME, "a field"),
          Map.entry(SplLexer.NUMBER, "a number"));
  private static final Set<Integer> OPERATORS =
      Set.of(
          SplLexer.NE,
          SplLexer.LT,
          SplLexer.LE,
          SplLexer.GT,
          SplLexer.GE,
          SplLexer.PLUS,
          SplLexer.MINUS,
          SplLexer.STAR,
          SplLexer.SLASH,
          SplLexer.PERCENT,
          SplLexer.DOT);

  private static final Set<Integer> COMPARISONS =
      Set.of(SplLexer.EQ, SplLexer.NE, SplLexer.LT, SplLexer.LE, SplLexer.GT, SplLexer.GE);

  /** Words that a field follows. */
  private static final Set<String> CLAUSES = Set.of("by", "over", "as");

  /** What a value may begin with. */
  private static final Set<String> VALUES =
      Set.of("a quoted string", "a word", "a field", "a number");

  private final ParseRun run;

  SyntaxErrors(ParseRun run) {
    this.run = run;
  }

  @Override
  public void syntaxError(
      Recognizer<?, ?> recognizer,
      Object symbol,
      int line,
      int column,
      String message,
      RecognitionException cause) {
    Token token = (Token) symbol;
    refuseLastOperator(token, ((Parser) recognizer).getTokenStream());
    if (token.getType() == SplLexer.EVAL_OPEN) {
      throw new SearchError(
          "syntax",
          "eval(..) cannot stand here",
          run.span(token),
          "it stands within an aggregate, as in stats count(eval(a > 1)); make a field by eval"
              + " before, and name it here");
    }
    IntervalSet expected =
        cause == null ? ((Parser) recognizer).getExpectedTokens() : cause.getExpectedTokens();
    String found =
        token.getType() == Token.EOF ? "the search ends here" : "'" + token.getText() + "'";
    String help = expected == null ? "" : expectation(expected);
    if (follows(token, SplLexer.PIPE, ((Parser) recognizer).getTokenStream())) {
      help = "a command";
    }
    String[] lines = help.isEmpty() ? new String[0] : new String[] {"expected " + help};
    throw new SearchError(code(token), describe(token, found), run.span(token), lines);
  }

  private static boolean follows(Token token, int type, TokenStream tokens) {
    int at = token.getTokenIndex();
    return at > 0 && tokens.get(at - 1).getType() == type;
  }

  /** {@code user=} with nothing behind it: the parser would call the name unexpected. */
  private void refuseLastOperator(Token token, TokenStream tokens) {
    int at = token.getTokenIndex();
    if (token.getType() == Token.EOF || at < 0 || at + 1 >= tokens.size()) {
      return;
    }
    Token next = tokens.get(at + 1);
    if (next.getType() == Token.EOF && CLAUSES.contains(token.getText().toLowerCase(Locale.ROOT))) {
      throw new SearchError(
          "syntax",
          "Nothing follows '" + token.getText() + "'",
          run.span(token),
          "expected a field");
    }
    boolean compares = COMPARISONS.contains(next.getType());
    if (compares && at + 2 < tokens.size() && tokens.get(at + 2).getType() == Token.EOF) {
      throw new SearchError(
          "syntax",
          "Nothing follows '" + token.getText() + next.getText() + "'",
          run.span(next),
          "expected a value");
    }
  }

  private static String code(Token token) {
    return switch (token.getType()) {
      case SplLexer.RPAREN, SplLexer.RBRACK -> "unbalanced-brackets";
      default -> "syntax";
    };
  }

  private static String describe(Token token, String found) {
    if (token.getType() == Token.EOF) {
      return "Unexpected end of the search";
    }
    return "Unexpected " + found;
  }

  private static String expectation(IntervalSet expected) {
    Set<String> names = new LinkedHashSet<>();
    for (int type : expected.toList()) {
      if (OPERATORS.contains(type)) {
        names.add("an operator");
      } else {
        String name = NAMES.get(type);
        names.add(name != null ? name : SplParser.VOCABULARY.getSymbolicName(type));
      }
    }
    names.remove("OPEN_STRING");
    names.remove("STRAY");
    if (names.size() > 6) {
      if (names.contains("'='")) {
        return "'='";
      }
      names.retainAll(VALUES);
      return names.isEmpty() ? "" : "a value";
    }
    return String.join(", ", names);
  }
}
