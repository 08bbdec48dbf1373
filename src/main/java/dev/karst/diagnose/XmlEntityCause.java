package dev.karst.diagnose;

import java.util.List;
import java.util.Set;

/** {@code &lt;} in the events and {@code <} in the search, or the other way round. */
final class XmlEntityCause extends LiteralCause {
  private static final String[][] ENTITIES = {
    {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}
  };

  @Override
  public String name() {
    return "xml_entities";
  }

  @Override
  List<Fix> fixes(Atom atom, Set<String> values, Loss loss) {
    String escaped = atom.text();
    String plain = atom.text();
    for (String[] entity : ENTITIES) {
      escaped = escaped.replace(entity[1], entity[0]);
    }
    for (int i = ENTITIES.length - 1; i >= 0; i--) {
      plain = plain.replace(ENTITIES[i][0], ENTITIES[i][1]);
    }
    return texts(
        atom,
        List.of(escaped, plain),
        "the events write special characters of "
            + Describe.quoted(atom.text())
            + " otherwise (XML entities)");
  }
}
