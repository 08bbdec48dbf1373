package dev.karst.knowledge;

import java.util.Locale;

/** Which fields are found in events by themselves (KV_MODE of props.conf). */
public enum KvMode {
  /** Pairs {@code key="value"}, and the values of an event that is JSON. */
  AUTO,
  /** The same, where {@code \"} and {@code \\} in quotes stand for a quote and a backslash. */
  AUTO_ESCAPED,
  /** The values of an event that is JSON. */
  JSON,
  /** The values of an event that is XML. */
  XML,
  NONE;

  /** As props.conf writes it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
