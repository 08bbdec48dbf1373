package dev.karst.function.eval;

import dev.karst.text.KarstException.SearchError;
import java.util.List;

/**
 * A path into a text that is JSON or XML, whichever the text turns out to be: {@code a.b{0}.c},
 * {@code a{}.b}, {@code a.b{@id}} (semantics.md section 6, spath). Immutable.
 */
public final class DocumentPath {
  private final String path;
  private final JsonPath json;
  private final XmlPath xml;

  private DocumentPath(String path, JsonPath json, XmlPath xml) {
    this.path = path;
    this.json = json;
    this.xml = xml;
  }

  /**
   * @throws SearchError where the text is a path neither of JSON nor of XML
   */
  public static DocumentPath parse(String path) {
    JsonPath json = null;
    SearchError wrong = null;
    if (!hasStrayBraces(path)) {
      try {
        json = JsonPath.parse(path);
      } catch (SearchError e) {
        wrong = e;
      }
    }
    XmlPath xml = null;
    try {
      xml = XmlPath.parse(path);
    } catch (SearchError e) {
      wrong = e;
    }
    if (json == null && xml == null) {
      throw wrong;
    }
    return new DocumentPath(path, json, xml);
  }

  /** Attributes are XML's; other braces that hold no index are no path's. */
  private static boolean hasStrayBraces(String path) {
    String rest = path.replaceAll("\\{\\d{0,9}\\}", "");
    return rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0;
  }

  /** Whether a text is to be read as XML. */
  static boolean isXml(String text) {
    return text.stripLeading().startsWith("<");
  }

  /**
   * The texts that the path leads to, in the document's order; none where it leads nowhere or the
   * text is neither JSON nor XML. Strings come without their quotes.
   */
  public List<String> find(String text) {
    if (isXml(text)) {
      XmlElement root = xml == null ? null : XmlElement.read(text);
      return root == null ? List.of() : xml.find(root);
    }
    Json root = json == null ? null : JsonReader.read(text);
    return root == null ? List.of() : json.find(root).stream().map(JsonValues::plain).toList();
  }

  @Override
  public String toString() {
    return path;
  }
}
