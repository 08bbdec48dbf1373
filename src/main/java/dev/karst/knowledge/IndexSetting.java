package dev.karst.knowledge;

import dev.karst.match.Regex;
import dev.karst.text.KarstException.SearchError;
import dev.karst.time.TimeFormat;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The settings of props.conf that say how a file becomes events, with what their values are. This
 * table is the only place; profiles write the names in lower case.
 */
public enum IndexSetting {
  CHARSET(Value.CHARSET),
  LINE_BREAKER(Value.REGEX),
  TRUNCATE(Value.NUMBER),
  SHOULD_LINEMERGE(Value.FLAG),
  BREAK_ONLY_BEFORE_DATE(Value.FLAG),
  BREAK_ONLY_BEFORE(Value.REGEX),
  MUST_BREAK_AFTER(Value.REGEX),
  MUST_NOT_BREAK_AFTER(Value.REGEX),
  MUST_NOT_BREAK_BEFORE(Value.REGEX),
  MAX_EVENTS(Value.NUMBER),
  DATETIME_CONFIG(Value.CLOCK),
  TIME_PREFIX(Value.REGEX),
  TIME_FORMAT(Value.TIME_FORMAT),
  MAX_TIMESTAMP_LOOKAHEAD(Value.NUMBER),
  TZ(Value.ZONE),
  /** In days; a time that is older or newer than that from the run's own is none. */
  MAX_DAYS_AGO(Value.NUMBER),
  MAX_DAYS_HENCE(Value.NUMBER),
  INDEXED_EXTRACTIONS(Value.STRUCTURE),
  FIELD_DELIMITER(Value.CHARACTER),
  HEADER_FIELD_LINE_NUMBER(Value.NUMBER),
  FIELD_NAMES(Value.TEXT),
  /** Whose values, with blanks between them, hold the time. */
  TIMESTAMP_FIELDS(Value.TEXT),
  PREAMBLE_REGEX(Value.REGEX),
  /** The source type of files from a source: {@code sourcetype}. */
  SOURCETYPE(Value.TEXT);

  private enum Value {
    REGEX,
    NUMBER,
    FLAG,
    TEXT,
    CHARACTER,
    TIME_FORMAT,
    ZONE,
    CLOCK,
    CHARSET,
    STRUCTURE
  }

  /** What DATETIME_CONFIG may say: the time of the run, or that of the file. */
  public enum Clock {
    CURRENT,
    NONE
  }

  /** The kinds of files with fields of their own (INDEXED_EXTRACTIONS). */
  public enum Structure {
    CSV,
    TSV,
    PSV,
    JSON
  }

  private final Value value;

  IndexSetting(Value value) {
    this.value = value;
  }

  /** As profiles write it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The setting that props.conf writes so; {@code sourcetype} alone is in lower case there. */
  static Optional<IndexSetting> ofProps(String key) {
    return Arrays.stream(values())
        .filter(one -> key.equals(one == SOURCETYPE ? one.key() : one.name()))
        .findFirst();
  }

  /**
   * What a text means.
   *
   * @throws SearchError where it is no such value, or one that Karst does not support
   */
  Object read(String text, long regexSteps) {
    return switch (value) {
      case REGEX -> Regex.compile(text, regexSteps);
      case TIME_FORMAT -> TimeFormat.of(text);
      case TEXT -> text;
      case CHARACTER -> character(text);
      case FLAG -> flag(text);
      case NUMBER -> number(text);
      case ZONE -> zone(text);
      case CLOCK -> oneOf(Clock.values(), text, "another file than CURRENT or NONE");
      case STRUCTURE -> oneOf(Structure.values(), text, "the structure '" + text + "'");
      case CHARSET -> charset(text);
    };
  }

  private static Boolean flag(String text) {
    return ConfFlag.read(text)
        .orElseThrow(() -> wrong("true or false is expected here, not '" + text + "'"));
  }

  private static Integer number(String text) {
    if (!text.matches("-?\\d{1,9}")) {
      throw wrong("a whole number is expected here, not '" + text + "'");
    }
    return Integer.valueOf(text);
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text, ZoneId.SHORT_IDS);
    } catch (DateTimeException e) {
      throw wrong("unknown time zone '" + text + "'");
    }
  }

  private static <T extends Enum<T>> T oneOf(T[] values, String text, String other) {
    return Arrays.stream(values)
        .filter(one -> one.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(() -> wrong(other + " is not supported"));
  }

  private static String charset(String text) {
    if (!text.equalsIgnoreCase("UTF-8") && !text.equalsIgnoreCase("AUTO")) {
      throw wrong("files in " + text + " are not supported, only UTF-8");
    }
    return "UTF-8";
  }

  private static Character character(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "tab", "\\t" -> '\t';
      case "space" -> ' ';
      case "pipe" -> '|';
      default -> {
        if (text.length() != 1) {
          throw wrong("one character is expected here, not '" + text + "'");
        }
        yield text.charAt(0);
      }
    };
  }

  private static SearchError wrong(String message) {
    return new SearchError("setting", message);
  }
}
