package dev.karst.detection;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Windows events as XML: how Windows renders them, from what tools that read its files give. */
final class WindowsXml {
  private static final Pattern RECORD = Pattern.compile("<EventRecordID>(\\d+)</EventRecordID>");
  private static final Pattern COMPUTER = Pattern.compile("<Computer>(.*?)</Computer>");
  private static final Pattern CHANNEL = Pattern.compile("<Channel>(.*?)</Channel>");

  private WindowsXml() {}

  /** What tells an event from all others. */
  static String key(String xml) {
    StringBuilder key = new StringBuilder();
    for (Pattern part : new Pattern[] {RECORD, COMPUTER, CHANNEL}) {
      Matcher match = part.matcher(xml);
      key.append(match.find() ? match.group(1) : "").append(' ');
    }
    return key.toString();
  }

  /** Renders an event; {@code #attributes} hold an element's attributes. */
  static String render(Map<?, ?> event) {
    StringBuilder xml =
        new StringBuilder("<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'>");
    event.forEach(
        (name, part) -> {
          if (name.equals("EventData") && part instanceof Map<?, ?> data) {
            xml.append("<EventData>");
            data.forEach((field, value) -> data(xml, field, value));
            xml.append("</EventData>");
          } else if (!name.equals("#attributes")) {
            element(xml, name.toString(), part);
          }
        });
    return xml.append("</Event>").toString();
  }

  private static void data(StringBuilder xml, Object field, Object value) {
    if (!field.equals("#attributes")) {
      String text = value == null ? "" : text(value);
      xml.append("<Data Name='").append(field).append("'>").append(text).append("</Data>");
    }
  }

  private static void element(StringBuilder xml, String name, Object value) {
    xml.append('<').append(name);
    if (value instanceof Map<?, ?> parts) {
      if (parts.get("#attributes") instanceof Map<?, ?> attributes) {
        attributes.forEach(
            (key, one) -> xml.append(' ').append(key).append("='").append(text(one)).append('\''));
      }
      xml.append('>');
      parts.forEach(
          (key, one) -> {
            if (key.equals("#text")) {
              xml.append(text(one));
            } else if (!key.equals("#attributes")) {
              element(xml, key.toString(), one);
            }
          });
    } else {
      xml.append('>').append(value == null ? "" : text(value));
    }
    xml.append("</").append(name).append('>');
  }

  /** Windows escapes these three characters in rendered events, and no quotes. */
  private static String text(Object value) {
    return value.toString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
