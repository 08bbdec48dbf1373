package dev.karst.value;

/** A truth value. Lives inside expressions only: no field can hold one. */
public enum Bool implements Value {
  TRUE("True"),
  FALSE("False");

  private final String text;

  Bool(String text) {
    this.text = text;
  }

  public static Bool of(boolean value) {
    return value ? TRUE : FALSE;
  }

  @Override
  public String text() {
    return text;
  }
}
