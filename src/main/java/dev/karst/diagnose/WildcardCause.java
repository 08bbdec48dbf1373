package dev.karst.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A literal that is a part of the value, without the wildcards that would say so. */
final class WildcardCause extends LiteralCause {
  @Override
  public String name() {
    return "wildcard";
  }

  @Override
  List<Fix> fixes(Atom atom, Set<String> values, Loss loss) {
    return switch (atom.kind()) {
      case SEARCH, TERM -> texts(atom, wider(atom.text(), '*'), message(atom));
      case LIKE -> like(atom);
      case EXACT -> exact(atom);
      default -> List.of();
    };
  }

  private static List<Fix> like(Atom atom) {
    String text = atom.text();
    List<Fix> fixes = new ArrayList<>();
    if (text.indexOf('*') >= 0) {
      fixes.addAll(
          texts(
              atom,
              List.of(text.replace('*', '%')),
              "like() takes % for any text, and " + Describe.quoted(text) + " has *"));
    }
    fixes.addAll(texts(atom, wider(text, '%'), message(atom)));
    return fixes;
  }

  private static List<Fix> exact(Atom atom) {
    String text = atom.text();
    if (text.indexOf('*') >= 0 || text.indexOf('%') >= 0) {
      String message =
          "= takes no wildcards here: " + Describe.quoted(text) + " is compared as it stands";
      return List.of(
          fix(atom.withPattern(text), message),
          fix(((EvalAtom) atom).withFoldedPattern(text), message + ", upper and lower case too"));
    }
    List<Fix> fixes = new ArrayList<>();
    for (String pattern : wider(text, '%')) {
      fixes.add(fix(atom.withPattern(pattern), message(atom)));
    }
    return fixes;
  }

  /** With the wildcard where it may have been lost: behind, in front, both, in place of blanks. */
  private static List<String> wider(String text, char any) {
    List<String> wider = new ArrayList<>();
    if (text.matches("\\w{0,2}")) {
      return wider; // so few letters are a part of nearly everything
    }
    boolean front = !text.isEmpty() && text.charAt(0) == any;
    boolean back = !text.isEmpty() && text.charAt(text.length() - 1) == any;
    if (!back) {
      wider.add(text + any);
    }
    if (!front) {
      wider.add(any + text);
    }
    if (!front && !back) {
      wider.add(any + text + any);
    }
    String open = text.strip().replaceAll("\\s+", String.valueOf(any));
    if (!open.equals(text)) {
      wider.add((front ? "" : any) + open + (back ? "" : any));
    }
    return wider;
  }

  private static String message(Atom atom) {
    return Describe.quoted(atom.text())
        + " matches whole values only, and is a part of what '"
        + atom.field()
        + "' holds";
  }
}
