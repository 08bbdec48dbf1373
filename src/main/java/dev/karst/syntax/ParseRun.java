package dev.karst.syntax;

import dev.karst.session.Limit;
import dev.karst.syntax.grammar.SplLexer;
import dev.karst.syntax.grammar.SplParser;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.Span;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * One run of the generated parser over a part of a text. Tries the fast prediction mode first and
 * the full one where that fails, and maps ANTLR's positions (code points of the part) back to
 * characters of the whole.
 */
final class ParseRun {
  /** Which words are no plain words. */
  enum Keywords {
    NONE,
    WHERE,
    AGGREGATES
  }

  private final Span region;
  private final Keywords keywords;
  private final int[] offsets;
  private final CommonTokenStream tokens;

  /**
   * @param mode the lexer's mode
   * @param keywords which words begin clauses
   * @param nesting how deep brackets may nest; the parser recurses on them
   */
  ParseRun(Span region, int mode, Keywords keywords, int nesting) {
    this.region = region;
    this.keywords = keywords;
    String text = region.string();
    this.offsets = offsets(text);
    SplLexer lexer = new SplLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    lexer.mode(mode);
    this.tokens = new CommonTokenStream(lexer);
    tokens.fill();
    checkTokens(nesting);
  }

  <T extends ParserRuleContext> T parse(Function<SplParser, T> rule) {
    SplParser parser = new SplParser(tokens);
    parser.clauses = keywords == Keywords.AGGREGATES;
    parser.whereClause = keywords == Keywords.WHERE;
    parser.removeErrorListeners();
    parser.setErrorHandler(new BailErrorStrategy());
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    try {
      return rule.apply(parser);
    } catch (ParseCancellationException slow) {
      parser.reset();
      parser.setErrorHandler(new DefaultErrorStrategy());
      parser.getInterpreter().setPredictionMode(PredictionMode.LL);
      parser.addErrorListener(new SyntaxErrors(this));
      return rule.apply(parser);
    }
  }

  Span span(ParserRuleContext node) {
    Token last = node.getStop() == null ? node.getStart() : node.getStop();
    if (last.getStopIndex() < node.getStart().getStartIndex()) {
      return span(node.getStart().getStartIndex(), node.getStart().getStartIndex());
    }
    return span(node.getStart().getStartIndex(), last.getStopIndex() + 1);
  }

  Span span(Token token) {
    if (token.getType() == Token.EOF) {
      return new Span(region.text(), region.end(), region.end());
    }
    return span(token.getStartIndex(), token.getStopIndex() + 1);
  }

  /** What stands between two tokens, themselves apart. */
  Span between(Token open, Token close) {
    return span(open.getStopIndex() + 1, Math.max(open.getStopIndex() + 1, close.getStartIndex()));
  }

  /** The whole part. */
  Span region() {
    return region;
  }

  private Span span(int from, int to) {
    return new Span(region.text(), region.start() + offset(from), region.start() + offset(to));
  }

  private int offset(int codePoint) {
    return offsets == null ? codePoint : offsets[Math.min(codePoint, offsets.length - 1)];
  }

  /** For each code point the character where it starts; null where they are the same. */
  private static int[] offsets(String text) {
    int count = text.codePointCount(0, text.length());
    if (count == text.length()) {
      return null;
    }
    int[] offsets = new int[count + 1];
    for (int i = 0, at = 0; i < count; i++) {
      offsets[i] = at;
      at += Character.charCount(text.codePointAt(at));
    }
    offsets[count] = text.length();
    return offsets;
  }

  /**
   * What the lexer alone can tell: quotes left open, and nesting that would overrun the stack. A
   * chain of operators nests too: each has all before it on its left.
   */
  private void checkTokens(int nesting) {
    int depth = 0;
    int prefixes = 0;
    int operators = 0;
    for (Token token : tokens.getTokens()) {
      switch (token.getType()) {
        case SplLexer.OPEN_STRING ->
            throw new SearchError(
                "unbalanced-quotes",
                "Unbalanced quotes",
                span(token).text().span(span(token).start(), span(token).start() + 1));
        case SplLexer.EVAL_OPEN -> {
          depth++;
          operators = 0;
        }
        case SplLexer.LPAREN, SplLexer.LBRACK -> depth++;
        case SplLexer.RPAREN, SplLexer.RBRACK -> depth--;
        case SplLexer.COMMA -> operators = depth == 0 ? 0 : operators;
        case SplLexer.PLUS,
            SplLexer.MINUS,
            SplLexer.DOT,
            SplLexer.STAR,
            SplLexer.SLASH,
            SplLexer.PERCENT,
            SplLexer.XOR ->
            operators++;
        default -> {}
      }
      boolean prefix = token.getType() == SplLexer.SEARCH_NOT || token.getType() == SplLexer.NOT;
      prefixes = prefix ? prefixes + 1 : 0;
      if (depth + operators + prefixes > nesting) {
        throw new SearchError(
            "too-deep",
            "brackets and operators are nested deeper than " + nesting,
            span(token),
            "the limit is set by --limit " + Limit.NESTING.key() + "=N");
      }
    }
  }
}
