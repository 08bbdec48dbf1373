package dev.karst.function.eval;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An XML element. Names are as written, prefixes included.
 *
 * @param text the characters that stand directly in it
 */
record XmlElement(
    String name, Map<String, String> attributes, List<XmlElement> children, StringBuilder text) {
  private static final XMLInputFactory FACTORY = XMLInputFactory.newDefaultFactory();

  static {
    FACTORY.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    FACTORY.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    FACTORY.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
  }

  /**
   * The root element of a document. No document type is read and no entity of it expanded.
   *
   * @return null where the text is no XML, or is nested deeper than {@code max_nesting}
   */
  static XmlElement read(String text) {
    try {
      return read(reader(text), new ArrayDeque<>());
    } catch (XMLStreamException malformed) {
      return null;
    }
  }

  /**
   * What stands complete in the beginning of a text that was cut; elements that are open at the end
   * hold their children, and no text.
   *
   * @return null where it does not begin like XML
   */
  static XmlElement readStart(String text) {
    Deque<XmlElement> open = new ArrayDeque<>();
    try {
      return read(reader(text), open);
    } catch (XMLStreamException cut) {
      open.forEach(element -> element.text.setLength(0));
      return open.peekLast();
    }
  }

  private static XMLStreamReader reader(String text) throws XMLStreamException {
    synchronized (FACTORY) {
      return FACTORY.createXMLStreamReader(new StringReader(text.strip()));
    }
  }

  /**
   * @param open gets the elements that are open, the innermost first
   */
  private static XmlElement read(XMLStreamReader reader, Deque<XmlElement> open)
      throws XMLStreamException {
    XmlElement root = null;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          XmlElement element = start(reader);
          if (open.isEmpty()) {
            root = element;
          } else {
            open.peek().children.add(element);
          }
          open.push(element);
          if (open.size() > JsonReader.MOST_DEPTH) {
            return null;
          }
        }
        case XMLStreamConstants.END_ELEMENT -> open.pop();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!open.isEmpty()) {
            open.peek().text.append(reader.getText());
          }
        }
        default -> {
          // comments, instructions and the like say nothing
        }
      }
    }
    return root;
  }

  private static XmlElement start(XMLStreamReader reader) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(
          name(reader.getAttributePrefix(i), reader.getAttributeLocalName(i)),
          reader.getAttributeValue(i));
    }
    return new XmlElement(
        name(reader.getPrefix(), reader.getLocalName()),
        attributes,
        new ArrayList<>(),
        new StringBuilder());
  }

  private static String name(String prefix, String local) {
    return prefix == null || prefix.isEmpty() ? local : prefix + ":" + local;
  }
}
