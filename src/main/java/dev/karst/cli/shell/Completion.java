package dev.karst.cli.shell;

import dev.karst.command.Command;
import dev.karst.command.CommandSpec;
import dev.karst.command.Commands;
import dev.karst.engine.Engine;
import dev.karst.function.EvalFunctions;
import dev.karst.function.StatsFunctions;
import dev.karst.knowledge.DataModel;
import dev.karst.knowledge.Dataset;
import dev.karst.plan.EventScan;
import dev.karst.plan.TimeWindow;
import dev.karst.syntax.ArgumentRule;
import dev.karst.text.KarstException;
import dev.karst.text.SourceText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may stand at the end of a search that is being typed: commands behind a pipe, then the
 * command's options, functions, and the fields that its input has; macros behind a backtick. All
 * names come from the lists that run them.
 */
public record Completion(Engine engine) {
  private static final Set<ArgumentRule> EXPRESSIONS =
      Set.of(ArgumentRule.EVAL, ArgumentRule.WHERE);
  private static final Set<String> LOOKUPS = Set.of("lookup", "inputlookup", "outputlookup");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_.:{}@-]*$");
  private static final Pattern DATASET =
      Pattern.compile("(?i)datamodel\\s*[=:]?\\s*\"?([\\w]+)(?:\\.(\\w+))?");
  private static final Pattern NAMING_MODEL =
      Pattern.compile("(?i)datamodel\\s*[=:]\\s*\"?[\\w.]*$");

  /** Where the word begins that is being typed. */
  public static int wordStart(String text) {
    Matcher word = WORD.matcher(text);
    return word.find() ? word.start() : text.length();
  }

  /**
   * The words that may stand for the last one of a text, sorted; each whole, as it is to stand.
   *
   * @param text what stands before the cursor
   */
  public List<String> of(String text) {
    String word = text.substring(wordStart(text));
    Collection<String> names = names(text, wordStart(text));
    TreeSet<String> matching = new TreeSet<>();
    for (String name : names) {
      if (name.toLowerCase(Locale.ROOT).startsWith(word.toLowerCase(Locale.ROOT))) {
        matching.add(name);
      }
    }
    return new ArrayList<>(matching);
  }

  private Collection<String> names(String text, int wordStart) {
    String before = text.substring(0, wordStart);
    if (before.chars().filter(c -> c == '`').count() % 2 == 1) {
      return macros();
    }
    int stage = stageStart(before);
    String typed = before.substring(stage);
    boolean piped =
        stage > 0 && (before.charAt(stage - 1) == '|' || before.charAt(stage - 1) == '[');
    if (typed.isBlank()) {
      return piped ? new Commands().commands() : fields("", before);
    }
    if (NAMING_MODEL.matcher(text).find()) {
      return datasets();
    }
    String name = typed.strip().split("[^A-Za-z0-9_]", 2)[0].toLowerCase(Locale.ROOT);
    Optional<Command> command = piped ? Commands.find(name) : Commands.find("search");
    return command
        .map(found -> arguments(found.spec(), name, before, stage))
        .orElseGet(TreeSet::new);
  }

  private Collection<String> arguments(CommandSpec spec, String name, String before, int stage) {
    Collection<String> names = new TreeSet<>(fields(input(before, stage), before));
    spec.optionNames().forEach(option -> names.add(option + "="));
    if (EXPRESSIONS.contains(spec.rule())) {
      EvalFunctions.ALL.names().forEach(function -> names.add(function + "("));
    }
    if (spec.rule() == ArgumentRule.AGGREGATES) {
      new StatsFunctions().names().forEach(function -> names.add(function + "("));
    }
    if (LOOKUPS.contains(name)) {
      names.addAll(engine.knowledge().lookups().names());
    }
    return names;
  }

  private Collection<String> macros() {
    Collection<String> names = new TreeSet<>();
    for (String signature : engine.knowledge().macros().signatures()) {
      int arity = signature.indexOf('(');
      names.add(arity < 0 ? signature + "`" : signature.substring(0, arity + 1));
    }
    return names;
  }

  private Collection<String> datasets() {
    Collection<String> names = new TreeSet<>();
    for (String model : engine.knowledge().models().names()) {
      for (Dataset root : engine.knowledge().models().find(model).orElseThrow().roots()) {
        names.add(model + "." + root.name());
      }
    }
    return names;
  }

  /** The commands before the one that is typed, in the same pipeline. */
  private static String input(String before, int stage) {
    int open = openBracket(before);
    int end = Math.max(stage - 1, 0);
    return open + 1 <= end ? before.substring(open + 1, end) : "";
  }

  /**
   * The fields that rows have behind a pipeline, as far as is known; of events where it is empty.
   */
  private Collection<String> fields(String pipeline, String before) {
    Matcher dataset = DATASET.matcher(before);
    if (!pipeline.isBlank()) {
      try {
        return engine
            .check(SourceText.of("search", pipeline.strip()), TimeWindow.ALL)
            .lowered()
            .fields()
            .names();
      } catch (KarstException e) {
        // What cannot be read yet has no fields that could be told.
        return List.of();
      } finally {
        engine.session().warnings().drain();
      }
    }
    if (!dataset.find()) {
      return EventScan.DEFAULT_FIELDS;
    }
    Optional<DataModel> model = engine.knowledge().models().find(dataset.group(1));
    Collection<String> names = new TreeSet<>();
    model.ifPresent(
        found -> {
          for (Dataset one : found.datasets().values()) {
            boolean meant = dataset.group(2) == null || one.root().name().equals(dataset.group(2));
            names.addAll(meant ? one.qualifiedColumns().keySet() : List.of());
          }
        });
    names.addAll(List.of("_time", "host", "source", "sourcetype"));
    return names;
  }

  /** Behind the last pipe or bracket that is outside quotes and inner brackets. */
  private static int stageStart(String text) {
    return scan(text, true) + 1;
  }

  private static int openBracket(String text) {
    return scan(text, false);
  }

  /** Where the innermost open bracket stands, or, if later, the last pipe in it; -1 for neither. */
  private static int scan(String text, boolean pipes) {
    List<Integer> open = new ArrayList<>(List.of(-1));
    List<Integer> pipe = new ArrayList<>(List.of(-1));
    boolean quoted = false;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == '[') {
        open.add(at);
        pipe.add(at);
      } else if (!quoted && c == ']' && open.size() > 1) {
        open.remove(open.size() - 1);
        pipe.remove(pipe.size() - 1);
      } else if (!quoted && c == '|') {
        pipe.set(pipe.size() - 1, at);
      }
    }
    return pipes ? pipe.get(pipe.size() - 1) : open.get(open.size() - 1);
  }
}
