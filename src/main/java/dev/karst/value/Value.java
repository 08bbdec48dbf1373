package dev.karst.value;

/**
 * One SPL value of one field in one event: text, a number, a multivalue, or (inside expressions
 * only) a Boolean. An absent field is {@code null}. Values are immutable.
 */
public sealed interface Value permits Text, Num, Multi, Bool {
  /** The value as Splunk shows it; a multivalue's values are joined by newlines. */
  String text();

  /**
   * The number that an operator sees: a number itself, or event text that reads as one.
   *
   * @return null where the value is no number: other text, a quoted literal, several values, a
   *     Boolean
   */
  default Num asNumber() {
    return null;
  }
}
