package dev.karst.syntax;

import dev.karst.text.Span;

/**
 * {@code [ ... ]}: a subsearch or a command's own pipeline, not yet read: a template ({@code
 * foreach}) can be read only once its tokens are filled in.
 *
 * @param text what stands between the brackets
 * @param span where that text stands
 */
public record Bracket(String text, Span span) {
  public String spl() {
    return "[" + text + "]";
  }
}
