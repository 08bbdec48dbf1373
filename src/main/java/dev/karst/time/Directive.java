package dev.karst.time;

/** One compiled piece of a time format: a variable such as {@code %Y}, a literal, or blanks. */
interface Directive {
  /** Prints this piece of {@code moment}. */
  void print(Moment moment, StringBuilder out);

  /** Reads this piece at the reading's place and moves on; false where it does not stand there. */
  boolean read(Reading reading);

  /** A run of characters that stand for themselves. */
  record Literal(String text) implements Directive {
    @Override
    public void print(Moment moment, StringBuilder out) {
      out.append(text);
    }

    @Override
    public boolean read(Reading reading) {
      if (!reading.text.startsWith(text, reading.at)) {
        return false;
      }
      reading.at += text.length();
      return true;
    }
  }

  /** Blanks: printed as they are; reading, they match any run of blanks, none included. */
  record Blanks(String text) implements Directive {
    @Override
    public void print(Moment moment, StringBuilder out) {
      out.append(text);
    }

    @Override
    public boolean read(Reading reading) {
      reading.skipBlanks();
      return true;
    }
  }
}
