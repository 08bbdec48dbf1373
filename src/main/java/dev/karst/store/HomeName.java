package dev.karst.store;

import dev.karst.text.KarstException.InputError;
import java.util.regex.Pattern;

/** Names of indexes and datasets, which become names of directories. */
final class HomeName {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}");

  private HomeName() {}

  static boolean isSafe(String name) {
    return SAFE.matcher(name).matches();
  }

  /**
   * The name itself.
   *
   * @throws InputError where it could name anything but one directory
   */
  static String checked(String name) {
    if (!isSafe(name)) {
      throw new InputError(
          "bad-name",
          "\"" + name + "\" cannot be the name of an index or a dataset",
          "it must have 1 to 100 letters, digits, \"_\", \"-\" or \".\", and begin with a letter,"
              + " a digit or \"_\"");
    }
    return name;
  }
}
