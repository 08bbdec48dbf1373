package dev.karst.knowledge;

import dev.karst.text.SourceText;
import dev.karst.text.Span;

/**
 * A scalar of a YAML file, always as text: {@code 1.0} and {@code true} stay as they are written.
 *
 * @param end the index after its last character in the file, in code points
 */
public record YamlText(YamlFile file, int index, String text, int end, Style style)
    implements YamlNode {
  /** How it is written. */
  enum Style {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    BLOCK
  }

  @Override
  public String kind() {
    return "a text";
  }

  @Override
  public YamlText asText() {
    return this;
  }

  /** The text; each character knows where it stands in the file. */
  public SourceText source() {
    return file.source(this);
  }

  @Override
  public Span span() {
    return source().span();
  }

  /** The Boolean that it spells. */
  public boolean flag() {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw error("true or false is expected here, not '" + text + "'");
    };
  }

  /** The number that it spells, 1 or more. */
  public int count() {
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw error("a number of 1 or more is expected here, not '" + text + "'");
    }
    return Integer.parseInt(text);
  }
}
