package dev.karst.function.eval;

import dev.karst.value.Text;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Every value of a text that is JSON or XML, each named by its path: {@code a.b{}.c}, {@code
 * a.b{@id}} (semantics.md section 6, spath without a path).
 */
public final class DocumentFields {
  private DocumentFields() {}

  /**
   * Gives name and text of every value, in the document's order; nothing where the text is neither
   * JSON nor XML.
   *
   * @param mostChars how much of the text is looked at; of a longer one, what is complete in there
   */
  public static void scan(String text, int mostChars, BiConsumer<String, String> field) {
    boolean cut = text.length() > mostChars;
    String seen = cut ? text.substring(0, mostChars) : text;
    if (DocumentPath.isXml(seen)) {
      XmlElement root = cut ? XmlElement.readStart(seen) : XmlElement.read(seen);
      if (root != null) {
        element(root, root.name(), field);
      }
      return;
    }
    Json root = cut ? JsonReader.readStart(seen) : JsonReader.read(seen);
    if (root instanceof Json.Obj || root instanceof Json.Arr) {
      json(root, "", field);
    }
  }

  /** The members of a JSON object, an array's elements as several texts; none of other texts. */
  public static void members(String text, BiConsumer<String, List<String>> member) {
    if (!(JsonReader.read(text) instanceof Json.Obj object)) {
      return;
    }
    for (Map.Entry<String, Json> entry : object.members().entrySet()) {
      List<String> texts =
          entry.getValue() instanceof Json.Arr array
              ? array.elements().stream().map(JsonValues::plain).toList()
              : List.of(JsonValues.plain(entry.getValue()));
      if (!entry.getValue().equals(Json.NULL)) {
        member.accept(entry.getKey(), texts);
      }
    }
  }

  /** The elements of a JSON array, strings without quotes; null for what is no array. */
  public static List<String> elements(String text) {
    return JsonValues.container(Text.of(text)) instanceof Json.Arr array
        ? array.elements().stream().map(JsonValues::plain).toList()
        : null;
  }

  private static void json(Json value, String path, BiConsumer<String, String> field) {
    if (value instanceof Json.Obj object) {
      String before = path.isEmpty() ? "" : path + ".";
      object.members().forEach((name, member) -> json(member, before + name, field));
    } else if (value instanceof Json.Arr array) {
      array.elements().forEach(element -> json(element, path + "{}", field));
    } else {
      field.accept(path, JsonValues.plain(value));
    }
  }

  private static void element(XmlElement element, String path, BiConsumer<String, String> field) {
    element.attributes().forEach((name, value) -> field.accept(path + "{@" + name + "}", value));
    String text = element.text().toString().strip();
    if (!text.isEmpty()) {
      field.accept(path, text);
    }
    element.children().forEach(child -> element(child, path + "." + child.name(), field));
  }
}
