package dev.karst.knowledge;

import java.util.Locale;

/** Whether fields are found in events by themselves: {@code key="value"} pairs, or not at all. */
public enum KvMode {
  AUTO,
  NONE;

  /** As props.conf writes it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
