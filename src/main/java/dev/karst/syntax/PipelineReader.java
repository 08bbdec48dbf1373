package dev.karst.syntax;

import dev.karst.session.Limit;
import dev.karst.syntax.grammar.SplParser;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.NearestName;
import dev.karst.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the skeleton of a pipeline: which commands, and which text is whose. */
final class PipelineReader {
  private final ParseRun run;
  private final SplSyntax syntax;
  private final Dialect dialect;

  PipelineReader(ParseRun run, SplSyntax syntax, Dialect dialect) {
    this.run = run;
    this.syntax = syntax;
    this.dialect = dialect;
  }

  /**
   * @param sub whether a first word that names a command is that command, without a pipe
   */
  Pipeline read(SplParser.PipelineContext tree, boolean sub) {
    boolean piped = tree.PIPE().size() == tree.stage().size();
    long most = syntax.session().limit(Limit.STAGES);
    List<Stage> stages = new ArrayList<>();
    for (SplParser.StageContext stage : tree.stage()) {
      if (stages.size() >= most) {
        throw new SearchError(
            "too-many-commands",
            "the search has more than " + most + " commands",
            run.span(stage),
            "the limit is set by --limit " + Limit.STAGES.key() + "=N");
      }
      boolean first = stages.isEmpty() && !piped;
      stages.add(stage(run.span(stage), stage.part(0).TEXT() != null, first, sub));
    }
    return new Pipeline(stages, run.region());
  }

  private Stage stage(Span whole, boolean startsWithText, boolean first, boolean sub) {
    int end = whole.start();
    String text = whole.text().text();
    while (startsWithText && end < whole.end() && isNameChar(text.charAt(end))) {
      end++;
    }
    Span name = new Span(whole.text(), whole.start(), end);
    String command = name.string().toLowerCase(Locale.ROOT);
    boolean known = dialect.rule(command).isPresent() || dialect.refusal(command).isPresent();
    boolean named = command.equals("search") || (sub && known);
    if (first && !named) {
      return new Stage("search", syntax.arguments(ArgumentRule.SEARCH, whole), whole, whole);
    }
    if (command.isEmpty()) {
      throw new SearchError("missing-command", "a command is missing here", whole);
    }
    ArgumentRule rule = dialect.rule(command).orElseThrow(() -> unknown(name, command));
    Span body = new Span(whole.text(), end, whole.end());
    return new Stage(command, syntax.arguments(rule, body), name, body);
  }

  private SearchError unknown(Span name, String command) {
    String reason = dialect.refusal(command).orElse(null);
    if (reason != null) {
      return new SearchError(
          "refused-command", "the command '" + command + "' is not supported: " + reason, name);
    }
    return new SearchError(
        "unknown-command",
        "Unknown search command '" + name.string() + "'",
        name,
        NearestName.help(command, dialect.commands()));
  }

  private static boolean isNameChar(char c) {
    return c == '_' || (c < 128 && Character.isLetterOrDigit(c));
  }
}
