package dev.karst.plan;

import dev.karst.match.Wildcard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A template of commands run once for each field that patterns match: {@code foreach}. An operator
 * of its own only where the fields are not known before the rows are: over known fields foreach is
 * the commands that its template comes to.
 */
public record ForEachField(Plan input, List<String> patterns, Template template) implements Unary {
  /** Makes the plan of the template's commands, for all matches one after another. */
  @FunctionalInterface
  public interface Template {
    Plan over(Plan rows, List<Match> matches);
  }

  /**
   * A field that a pattern matched.
   *
   * @param segments what each wildcard matched
   */
  public record Match(String field, List<String> segments) {}

  public ForEachField {
    patterns = List.copyOf(patterns);
  }

  /**
   * A template over the fields that patterns match: its plan where these are known before the rows
   * are, else an operator that finds them in the rows.
   */
  public static Plan of(Plan input, List<String> patterns, Template template) {
    boolean wild = patterns.stream().anyMatch(pattern -> pattern.indexOf('*') >= 0);
    return wild && input.fields().open()
        ? new ForEachField(input, patterns, template)
        : template.over(input, matches(patterns, input.fields().names()));
  }

  /**
   * The matches, pattern by pattern, each field once. A name without wildcards need not be among
   * the fields; a wildcard at the start of a pattern matches no internal field.
   */
  public static List<Match> matches(List<String> patterns, List<String> names) {
    Map<String, Match> matches = new LinkedHashMap<>();
    for (String pattern : patterns) {
      Wildcard wildcard = Wildcard.of(pattern, true);
      if (wildcard.isLiteral()) {
        matches.putIfAbsent(pattern, new Match(pattern, List.of()));
        continue;
      }
      for (String name : names) {
        List<String> segments = wildcard.captures(name);
        boolean hidden = name.startsWith("_") && pattern.startsWith("*");
        if (segments != null && !hidden) {
          matches.putIfAbsent(name, new Match(name, segments));
        }
      }
    }
    return new ArrayList<>(matches.values());
  }

  @Override
  public Plan withInput(Plan input) {
    return new ForEachField(input, patterns, template);
  }

  @Override
  public FieldSet fields() {
    return FieldSet.open(input.fields().names());
  }

  @Override
  public Needs inputNeeds(Needs output) {
    return Needs.ALL;
  }

  @Override
  public String describe() {
    return "ForEachField " + String.join(", ", patterns);
  }
}
