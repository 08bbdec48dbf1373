package dev.karst.value;

import java.util.List;

/**
 * A multivalue: an ordered list of at least two texts. One value is a {@link Text} and none is
 * absent, so a multivalue is recognised by its class; make one with {@link #of}.
 */
public record Multi(List<String> values) implements Value {
  public Multi {
    values = List.copyOf(values);
    if (values.size() < 2) {
      throw new IllegalArgumentException("a multivalue has at least two values");
    }
  }

  /** The value that holds these texts: absent (null) for none, text for one, else a multivalue. */
  public static Value of(List<String> values) {
    return switch (values.size()) {
      case 0 -> null;
      case 1 -> Text.of(values.get(0));
      default -> new Multi(values);
    };
  }

  /** The texts of any value: none of an absent one, one of a single one. */
  public static List<String> texts(Value value) {
    if (value == null) {
      return List.of();
    }
    return value instanceof Multi multi ? multi.values : List.of(value.text());
  }

  @Override
  public String text() {
    return String.join("\n", values);
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
