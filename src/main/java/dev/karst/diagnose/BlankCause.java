package dev.karst.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Blanks or quotes inside the literal that the values do not have, or have otherwise. */
final class BlankCause extends LiteralCause {
  @Override
  public String name() {
    return "blanks";
  }

  @Override
  List<Fix> fixes(Atom atom, Set<String> values, Loss loss) {
    if (atom.kind() == Atom.Kind.ORDER || atom.kind() == Atom.Kind.PRESENT) {
      return List.of();
    }
    String text = atom.text();
    List<Fix> fixes = new ArrayList<>();
    fixes.addAll(
        texts(
            atom,
            List.of(
                text.strip(),
                text.replaceAll("\\*\\s+", "*").replaceAll("\\s+\\*", "*"),
                text.replaceAll("\\s+", " ").strip(),
                text.replaceAll("\\s+", "")),
            "there are blanks in " + Describe.quoted(text) + " that the events do not have"));
    fixes.addAll(
        texts(
            atom,
            List.of(text.replaceAll("[\"']", "")),
            "there are quotes in " + Describe.quoted(text) + " that the events do not have"));
    if (atom.kind() == Atom.Kind.SEARCH) {
      fixes.addAll(
          texts(
              atom,
              List.of(
                  text.replaceAll("(?<=\\S)\\s+(?=\\S)", "*"),
                  text.replaceAll("(?<=\\w)[\\s\"']+(?=\\w)", "*")),
              "the blanks or quotes in "
                  + Describe.quoted(text)
                  + " are others than those of the events"));
    }
    if (atom.kind() == Atom.Kind.SEARCH && text.indexOf('*') < 0) {
      fixes.addAll(
          texts(
              atom,
              List.of(text + " ", " " + text, '"' + text + '"', "'" + text + "'"),
              "the events have blanks or quotes that " + Describe.quoted(text) + " lacks"));
    }
    return fixes;
  }
}
