package dev.karst.knowledge;

import dev.karst.session.Limit;
import dev.karst.session.Session;
import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException.InputError;
import dev.karst.text.Source;
import dev.karst.text.SourceText;
import dev.karst.text.Span;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A YAML file's text, and its errors: each names the file, the line and the reason. The text may be
 * hostile: its size and depth are limited, aliases are refused, and so is a key given twice.
 */
public final class YamlFile {
  private final SourceText text;
  private final int codePoints;

  private YamlFile(String name, String text) {
    this.text = SourceText.of(new Source(name, text));
    this.codePoints = text.codePointCount(0, text.length());
  }

  /**
   * Reads the one document of a file.
   *
   * @throws InputError where the file cannot be read, or is not what a YAML file should be
   */
  public static YamlNode read(Path path, Session session) {
    return parse(path.toString(), text(path, session), session);
  }

  /** The same of a file of JSON, whose values know their places as those of YAML do. */
  static YamlNode readJson(Path path, Session session) {
    return parseJson(path.toString(), text(path, session), session);
  }

  private static String text(Path path, Session session) {
    long limit = session.limit(Limit.YAML_CHARS);
    try {
      if (Files.isDirectory(path)) {
        throw new InputError("yaml", path + " is a directory, not a file");
      }
      if (!Files.exists(path)) {
        throw new InputError("yaml", path + " does not exist");
      }
      if (Files.size(path) / 4 > limit) {
        throw tooLong(path.toString(), limit);
      }
      return decode(path.toString(), Files.readAllBytes(path));
    } catch (IOException e) {
      throw new InputError(
          Diagnostic.error("yaml", path + " cannot be read: " + e.getMessage()), e);
    }
  }

  /** The text of these bytes, which are to be UTF-8. */
  static String decode(String name, byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new InputError(Diagnostic.error("yaml", name + " is not UTF-8 text"), e);
    }
  }

  /**
   * Reads the one document of a text.
   *
   * @param name what to call it in messages
   */
  public static YamlNode parse(String name, String text, Session session) {
    return new YamlReader(of(name, text, session)).read();
  }

  /** The same of a text that is JSON. */
  static YamlNode parseJson(String name, String text, Session session) {
    return JsonReader.read(of(name, text, session));
  }

  private static YamlFile of(String name, String text, Session session) {
    long limit = session.limit(Limit.YAML_CHARS);
    if (text.length() > limit) {
      throw tooLong(name, limit);
    }
    return new YamlFile(name, text.startsWith("\uFEFF") ? text.substring(1) : text);
  }

  private static InputError tooLong(String name, long limit) {
    return new InputError(
        "yaml",
        name + " has more than " + limit + " characters",
        "the limit is set by --limit " + Limit.YAML_CHARS.key() + "=N");
  }

  String name() {
    return text.place(0).source().name();
  }

  String text() {
    return text.text();
  }

  /** Line number, from 1, of the character with this code point index. */
  int line(int index) {
    return text.place(0).source().line(offset(index));
  }

  /** A scalar's text with the places where it is written. */
  SourceText source(YamlText scalar) {
    int start = offset(scalar.index());
    if (scalar.style() == YamlText.Style.BLOCK) {
      start = text.text().indexOf('\n', start) + 1;
    } else if (scalar.style() != YamlText.Style.PLAIN) {
      start++;
    }
    return ScalarSource.of(text.place(0).source(), start, offset(scalar.end()), scalar);
  }

  /** The place of the character with this code point index. */
  Span span(int index) {
    int offset = offset(index);
    return text.span(offset, offset);
  }

  /** An error at the character with this code point index. */
  InputError error(int index, String message, String... help) {
    return new InputError(Diagnostic.error("yaml", message, span(index), help), null);
  }

  private int offset(int index) {
    if (codePoints == text.text().length()) {
      return Math.min(index, codePoints);
    }
    return text.text().offsetByCodePoints(0, Math.min(index, codePoints));
  }
}
