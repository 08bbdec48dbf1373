package dev.karst.plan;

import dev.karst.match.Regex;
import java.util.List;

/** How fields are taken out of a text. */
public sealed interface Extraction {
  /** The field whose text is looked at. */
  String source();

  /** The fields that it may give; null where they are known only once the text is seen. */
  List<String> targets();

  String describe();

  /**
   * The named groups of a regular expression.
   *
   * @param most how many matches are taken, 0 for all; several give a multivalue
   * @param overwrite whether a match replaces a value that is there: rex does, props' EXTRACT not
   */
  record Groups(String source, Regex regex, int most, boolean overwrite) implements Extraction {
    @Override
    public List<String> targets() {
      return regex.groupNames();
    }

    @Override
    public String describe() {
      return source + " ~ " + regex.pattern();
    }
  }

  /**
   * A transform with FORMAT: every match gives one pair of name and value.
   *
   * @param name template of the field's name, {@code $1} for a group
   * @param value template of its value
   * @param addValues whether further matches add to a multivalue (MV_ADD); else the first one
   *     counts
   */
  record Pairs(String source, Regex regex, String name, String value, boolean addValues)
      implements Extraction {
    @Override
    public List<String> targets() {
      return name.indexOf('$') >= 0 ? null : List.of(name);
    }

    @Override
    public String describe() {
      return source + " ~ " + regex.pattern() + " -> " + name + "::" + value;
    }
  }

  /** Automatic {@code key=value} extraction (KV_MODE = auto). */
  record KeyValue(String source) implements Extraction {
    @Override
    public List<String> targets() {
      return null;
    }

    @Override
    public String describe() {
      return source + " key=value";
    }
  }
}
