package dev.karst.value;

/**
 * A text. Text that came from an event reads as a number where it looks like one (a field {@code
 * status} holding {@code 200} equals the number 200); a quoted literal in an expression never does
 * (semantics.md section 2.1: "a field string of digits is a number; a quoted literal is a string").
 */
public final class Text implements Value {
  private final String text;
  private final boolean literal;

  private Text(String text, boolean literal) {
    this.text = text;
    this.literal = literal;
  }

  /** Text of a field; null stays null. */
  public static Text of(String text) {
    return text == null ? null : new Text(text, false);
  }

  /** Text of a quoted literal, or the result of a string function: never a number. */
  public static Text literal(String text) {
    return new Text(text, true);
  }

  @Override
  public String text() {
    return text;
  }

  public boolean isLiteral() {
    return literal;
  }

  @Override
  public Num asNumber() {
    return literal ? null : Numbers.parse(text);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Text that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
