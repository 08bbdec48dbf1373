package dev.karst.knowledge;

import java.util.Locale;
import java.util.Optional;

/** Booleans as Splunk's .conf files spell them: the one reading of them. */
final class ConfFlag {
  private ConfFlag() {}

  /** Nothing where a text is none. */
  static Optional<Boolean> read(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "t", "1", "yes", "y", "enabled" -> Optional.of(true);
      case "false", "f", "0", "no", "n", "disabled" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
