package dev.karst.knowledge;

import dev.karst.text.KarstException.InputError;
import dev.karst.text.Span;

/**
 * A value of a YAML file, which knows where it stands. A key without a value, or with a plain
 * {@code null} or {@code ~}, counts as a key that is not there.
 */
public sealed interface YamlNode permits YamlText, YamlList, YamlMap {
  YamlFile file();

  /** Where it starts: the index of its first character in the file, in code points. */
  int index();

  /** What to call it in messages. */
  String kind();

  /** Line number in the file, from 1. */
  default int line() {
    return file().line(index());
  }

  /** The name of the file. */
  default String fileName() {
    return file().name();
  }

  /** Where it starts; of a text, all of it. */
  default Span span() {
    return file().span(index());
  }

  /** An error about this value. */
  default InputError error(String message, String... help) {
    return file().error(index(), message, help);
  }

  /**
   * This value as keys and values.
   *
   * @throws InputError where it is none
   */
  default YamlMap asMap() {
    throw error("keys and values are expected here, not " + kind());
  }

  default YamlList asList() {
    throw error("a list is expected here, not " + kind());
  }

  default YamlText asText() {
    throw error("a text is expected here, not " + kind());
  }
}
