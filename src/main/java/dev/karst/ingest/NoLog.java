package dev.karst.ingest;

import dev.karst.text.KarstException.InputError;

/** The errors of inputs that hold no events or rows: binary ones, empty ones, those of blanks. */
public final class NoLog {
  private static final String CODE = "no-log";

  private NoLog() {}

  static InputError error(String message, String... help) {
    return new InputError(CODE, message, help);
  }

  /** Whether an error is one of these: a folder's other files can be read all the same. */
  public static boolean is(InputError error) {
    return error.diagnostic().code().equals(CODE);
  }
}
