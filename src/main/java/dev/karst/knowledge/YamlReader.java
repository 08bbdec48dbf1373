package dev.karst.knowledge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/** Builds the values of one file from the events of the YAML parser. */
final class YamlReader {
  /** Far deeper than any file of ours or of a content pack; the stack holds it easily. */
  private static final int DEEPEST = 64;

  private final YamlFile file;
  private final ParserImpl parser;

  YamlReader(YamlFile file) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    this.file = file;
    this.parser = new ParserImpl(new StreamReader(file.text()), options);
  }

  /** The one document of the file. */
  YamlNode read() {
    try {
      next(Event.ID.StreamStart);
      if (parser.checkEvent(Event.ID.StreamEnd)) {
        throw file.error(0, file.name() + " is empty");
      }
      next(Event.ID.DocumentStart);
      YamlNode root = value(0);
      if (root == null) {
        throw file.error(0, file.name() + " is empty");
      }
      next(Event.ID.DocumentEnd);
      if (!parser.checkEvent(Event.ID.StreamEnd)) {
        throw file.error(index(parser.peekEvent()), "a second document starts here");
      }
      return root;
    } catch (MarkedYAMLException e) {
      int index = e.getProblemMark() == null ? 0 : e.getProblemMark().getIndex();
      throw file.error(index, "this is no valid YAML: " + e.getProblem());
    } catch (ReaderException e) {
      throw file.error(
          e.getPosition(), String.format("character U+%04X is not allowed", e.getCodePoint()));
    } catch (YAMLException e) {
      throw file.error(0, "this is no valid YAML: " + e.getMessage());
    }
  }

  private Event next(Event.ID id) {
    Event event = parser.getEvent();
    if (!event.is(id)) {
      throw file.error(index(event), "this is no valid YAML: " + id + " is expected");
    }
    return event;
  }

  private static int index(Event event) {
    return event.getStartMark().getIndex();
  }

  /** The next value; null where it is plain null or nothing. */
  private YamlNode value(int depth) {
    Event event = parser.getEvent();
    if (event instanceof AliasEvent
        || event instanceof NodeEvent node && node.getAnchor() != null) {
      throw file.error(index(event), "anchors and aliases are not supported");
    }
    if (depth > DEEPEST) {
      throw file.error(index(event), "values are nested deeper than " + DEEPEST);
    }
    if (event instanceof ScalarEvent scalar) {
      return text(scalar);
    }
    return event.is(Event.ID.SequenceStart) ? list(event, depth) : map(event, depth);
  }

  private YamlText text(ScalarEvent event) {
    String text = event.getValue();
    if (event.isPlain() && (text.isEmpty() || text.equals("~") || text.equals("null"))) {
      return null;
    }
    int end = event.getEndMark().getIndex();
    return new YamlText(file, index(event), text, end, style(event.getScalarStyle()));
  }

  private static YamlText.Style style(ScalarStyle style) {
    return switch (style) {
      case DOUBLE_QUOTED -> YamlText.Style.DOUBLE_QUOTED;
      case SINGLE_QUOTED -> YamlText.Style.SINGLE_QUOTED;
      case LITERAL, FOLDED -> YamlText.Style.BLOCK;
      default -> YamlText.Style.PLAIN;
    };
  }

  private YamlList list(Event start, int depth) {
    List<YamlNode> items = new ArrayList<>();
    while (!parser.checkEvent(Event.ID.SequenceEnd)) {
      int index = index(parser.peekEvent());
      YamlNode item = value(depth + 1);
      if (item == null) {
        throw file.error(index, "an item of a list has no value");
      }
      items.add(item);
    }
    parser.getEvent();
    return new YamlList(file, index(start), items);
  }

  private YamlMap map(Event start, int depth) {
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    while (!parser.checkEvent(Event.ID.MappingEnd)) {
      Event key = parser.peekEvent();
      YamlNode name = value(depth + 1);
      if (!(name instanceof YamlText text)) {
        throw file.error(index(key), "a key is to be a text");
      }
      YamlNode value = value(depth + 1);
      if (!seen.add(text.text())) {
        throw file.error(index(key), "the key '" + text.text() + "' is given twice");
      }
      if (value != null) {
        entries.put(text.text(), value);
      }
    }
    parser.getEvent();
    return new YamlMap(file, index(start), entries);
  }
}
