package dev.karst.plan;

import dev.karst.function.eval.DocumentPath;
import dev.karst.knowledge.Transform;
import dev.karst.match.Regex;
import dev.karst.match.Sed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How fields are taken out of a text. */
public sealed interface Extraction {
  /** The field whose text is looked at. */
  String source();

  /** The fields that it may give; null where they are known only once the text is seen. */
  List<String> targets();

  String describe();

  /**
   * The named groups of a regular expression, which replace what is there: {@code rex}.
   *
   * @param most how many matches are taken, 0 for all; several give a multivalue
   * @param offsets the field that gets where the groups stand, {@code name=0-4}; null for none
   */
  record Groups(String source, Regex regex, int most, String offsets) implements Extraction {
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
   * A transform by a regular expression (REPORT), or an EXTRACT, which is one without a format. A
   * match gives pairs of name and value.
   *
   * @param pairs templates of names and values, {@code $1} for a group; none where the named groups
   *     are the fields
   * @param addValues whether values add to those of a field that is there (MV_ADD); else the first
   *     one counts
   * @param clean whether names are cleaned (CLEAN_KEYS)
   * @param keepEmpty whether empty values are kept
   */
  record Pairs(
      String source,
      Regex regex,
      List<Transform.Pair> pairs,
      boolean addValues,
      boolean clean,
      boolean keepEmpty)
      implements Extraction {
    private static final String KEY_GROUP = "_KEY_";
    private static final String VALUE_GROUP = "_VAL_";

    public Pairs {
      pairs = List.copyOf(pairs);
    }

    /** The group whose text is the value of a group's, which is a name then; null for others. */
    public static String valueGroup(String group) {
      return group.startsWith(KEY_GROUP) ? VALUE_GROUP + group.substring(KEY_GROUP.length()) : null;
    }

    /** Whether a group is the value of another one. */
    public static boolean isValueGroup(String group) {
      return group.startsWith(VALUE_GROUP);
    }

    /** Whether names stand in the text: all matches are taken then. */
    public boolean namesInText() {
      return pairs.isEmpty()
          ? regex.groupNames().stream().anyMatch(group -> valueGroup(group) != null)
          : pairs.stream().anyMatch(pair -> pair.name().indexOf('$') >= 0);
    }

    @Override
    public List<String> targets() {
      if (namesInText()) {
        return null;
      }
      List<String> names =
          pairs.isEmpty() ? regex.groupNames() : pairs.stream().map(Transform.Pair::name).toList();
      return clean ? names.stream().map(FieldNames::clean).toList() : names;
    }

    @Override
    public String describe() {
      String format =
          pairs.stream()
              .map(pair -> pair.name() + "::" + pair.value())
              .collect(Collectors.joining(" "));
      return source + " ~ " + regex.pattern() + (format.isEmpty() ? "" : " -> " + format);
    }
  }

  /**
   * A transform by delimiters (DELIMS); the other components as {@link Pairs} has them.
   *
   * @param by the delimiters, and the fields' names where they do not stand in the text
   */
  record Separated(
      String source, Transform.Delimiters by, boolean addValues, boolean clean, boolean keepEmpty)
      implements Extraction {
    @Override
    public List<String> targets() {
      if (by.fields().isEmpty()) {
        return null;
      }
      return clean ? by.fields().stream().map(FieldNames::clean).toList() : by.fields();
    }

    @Override
    public String describe() {
      return source
          + " separated by \""
          + by.pairs()
          + '"'
          + (by.assigns() == null ? "" : " and \"" + by.assigns() + '"')
          + (by.fields().isEmpty() ? "" : " -> " + String.join(", ", by.fields()));
    }
  }

  /**
   * Automatic {@code key=value} extraction (KV_MODE = auto).
   *
   * @param escaped whether a backslash escapes quotes and backslashes within quotes
   * @param trim whether blanks at the ends of values go
   */
  record KeyValue(String source, boolean escaped, boolean trim) implements Extraction {
    @Override
    public List<String> targets() {
      return null;
    }

    @Override
    public String describe() {
      return source + " key=value" + (escaped ? " escaped" : "") + (trim ? "" : " untrimmed");
    }
  }

  /**
   * Every value of an event that is a document (KV_MODE = json, xml), named by its path; fields
   * that are there stay.
   *
   * @param xml whether the document is XML, else JSON; events that are something else have none
   * @param objects paths of objects: a value in one of them has the path below it as a name too,
   *     where no value has that name by its whole path; null for KV_MODE, which has none, and reads
   *     events up to a limit
   */
  record Contents(String source, boolean xml, List<String> objects) implements Extraction {
    public Contents {
      objects = objects == null ? null : List.copyOf(objects);
    }

    @Override
    public List<String> targets() {
      return null;
    }

    @Override
    public String describe() {
      return source
          + (xml ? " XML" : " JSON")
          + (objects == null || objects.isEmpty() ? "" : " and of " + String.join(", ", objects));
    }
  }
}
