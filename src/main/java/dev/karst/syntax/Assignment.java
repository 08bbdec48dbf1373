package dev.karst.syntax;

import dev.karst.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code target = expression} of eval.
 *
 * @param target the field's name; {@code {f}} in it stands for the value of f in the row, unless
 *     {@code literal}
 * @param literal whether the name stood in quotes
 */
public record Assignment(String target, boolean literal, EvalExpr expression, Span span) {
  private static final Pattern REFERENCE = Pattern.compile("\\{([^{}]+)\\}");

  /** The fields whose values make the target's name; none for a plain name. */
  public List<String> references() {
    List<String> fields = new ArrayList<>();
    if (!literal) {
      Matcher matcher = REFERENCE.matcher(target);
      while (matcher.find()) {
        fields.add(matcher.group(1));
      }
    }
    return fields;
  }

  public String spl() {
    String name = literal ? '"' + Escapes.escape(target) + '"' : target;
    return name + " = " + expression.spl();
  }
}
