package dev.karst.plan;

import dev.karst.function.eval.DocumentPath;
import dev.karst.match.Regex;
import dev.karst.match.Sed;
import java.util.ArrayList;
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
   * @param offsets the field that gets where the groups stand, {@code name=0-4}; null for none
   */
  record Groups(String source, Regex regex, int most, boolean overwrite, String offsets)
      implements Extraction {
    @Override
    public List<String> targets() {
      List<String> targets = new ArrayList<>(regex.groupNames());
      if (offsets != null && !targets.contains(offsets)) {
        targets.add(offsets);
      }
      return targets;
    }

    @Override
    public String describe() {
      return source
          + " ~ "
          + regex.pattern()
          + (most == 1 ? "" : " max_match=" + most)
          + (offsets == null ? "" : " offsets=" + offsets);
    }
  }

  /** A sed script over the field's own text: {@code rex mode=sed}. */
  record Edit(String source, Sed script) implements Extraction {
    @Override
    public List<String> targets() {
      return List.of(source);
    }

    @Override
    public String describe() {
      return source + " sed " + script;
    }
  }

  /**
   * The field's own text taken apart: {@code makemv}.
   *
   * @param delimiter what stands between values; null where a tokenizer finds them
   * @param tokenizer whose first group is a value; null where a delimiter parts them
   * @param keepEmpty whether empty values stay
   * @param single whether the values are put together again, with the delimiter, as one
   */
  record Split(String source, String delimiter, Regex tokenizer, boolean keepEmpty, boolean single)
      implements Extraction {
    @Override
    public List<String> targets() {
      return List.of(source);
    }

    @Override
    public String describe() {
      return source
          + " split "
          + (tokenizer == null ? '"' + delimiter + '"' : "by " + tokenizer.pattern())
          + (keepEmpty ? " allowempty" : "")
          + (single ? " setsv" : "");
    }
  }

  /**
   * A JSON or XML document: {@code spath}.
   *
   * @param path what is taken; null for every value, each named by its path
   * @param output the field that the path's values go to; null without a path
   */
  record Document(String source, DocumentPath path, String output) implements Extraction {
    @Override
    public List<String> targets() {
      return path == null ? null : List.of(output);
    }

    @Override
    public String describe() {
      return source + " document" + (path == null ? "" : " " + path + " -> " + output);
    }
  }

  /**
   * The members of a JSON object: {@code fromjson}. Arrays become multivalues.
   *
   * @param prefix what stands before their names
   */
  record Members(String source, String prefix) implements Extraction {
    @Override
    public List<String> targets() {
      return null;
    }

    @Override
    public String describe() {
      return source + " members" + (prefix.isEmpty() ? "" : " prefix=" + prefix);
    }
  }

  /** {@code <name>text</name>} anywhere in the text: {@code xmlkv}. */
  record Elements(String source) implements Extraction {
    @Override
    public List<String> targets() {
      return null;
    }

    @Override
    public String describe() {
      return source + " <name>value</name>";
    }
  }

  /**
   * Pairs of key and value: {@code extract}.
   *
   * @param pairs the characters that part pairs
   * @param assigns the characters that part a key from its value; empty for pairs as {@link
   *     KeyValue} finds them
   * @param most the most fields that are made, 0 for any number
   * @param mostChars how much of the text is looked at
   * @param addValues whether further values of a key make a multivalue; else the first one counts
   * @param clean whether characters of keys other than letters, digits and underscores become
   *     underscores
   */
  record Delimited(
      String source,
      String pairs,
      String assigns,
      int most,
      int mostChars,
      boolean addValues,
      boolean clean)
      implements Extraction {
    @Override
    public List<String> targets() {
      return null;
    }

    @Override
    public String describe() {
      return assigns.isEmpty()
          ? source + " key=value"
          : source + " pairs by \"" + pairs + "\", keys by \"" + assigns + '"';
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
