package dev.karst.function.eval;

import dev.karst.expr.CallSite;
import dev.karst.expr.EvalFunction;
import dev.karst.value.Value;
import java.util.List;

/** {@code spath()}: what a path leads to in a text that is JSON or XML. */
final class Spath {
  private Spath() {}

  /** The path is checked by the XML rules, which hold those of JSON and attributes besides. */
  static EvalFunction.Body body(CallSite site) {
    Compiled<XmlPath> xmlPaths = Compiled.argument(site, 1, XmlPath::parse);
    Compiled<JsonPath> jsonPaths = Compiled.whenUsed(JsonPath::parse);
    Bounds bounds = Bounds.of(site);
    return arguments -> {
      if (arguments[1] == null) {
        return null;
      }
      XmlPath xmlPath = xmlPaths.of(arguments[1]);
      String text = arguments[0].text();
      if (text.stripLeading().startsWith("<")) {
        XmlElement root = XmlElement.read(text);
        return root == null ? null : bounds.multi(xmlPath.find(root));
      }
      Json json = JsonReader.read(text);
      boolean attribute = arguments[1].text().contains("{@");
      return json == null || attribute ? null : values(jsonPaths.of(arguments[1]), json, bounds);
    };
  }

  private static Value values(JsonPath path, Json json, Bounds bounds) {
    List<String> texts = path.find(json).stream().map(JsonValues::plain).toList();
    return bounds.multi(texts);
  }
}
