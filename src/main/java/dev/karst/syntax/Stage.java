package dev.karst.syntax;

import dev.karst.text.Span;

/**
 * One command of a pipeline with its arguments.
 *
 * @param command its name in lower case; {@code search} where it was implied
 * @param name where the name stands; the whole stage where it was implied
 * @param body where the arguments stand
 */
public record Stage(String command, Arguments arguments, Span name, Span body) {
  public String spl() {
    String text = arguments.spl();
    return text.isEmpty() ? command : command + " " + text;
  }

  /** Where the whole stage stands. */
  public Span span() {
    return name.to(body);
  }
}
