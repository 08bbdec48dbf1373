package dev.karst.diagnose;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A literal that differs from a value by a few letters. */
final class TypoCause extends LiteralCause {
  private static final int SHORTEST = 3;
  private static final int MOST_TOLD = 3;

  @Override
  public String name() {
    return "typo";
  }

  @Override
  List<Fix> fixes(Atom atom, Set<String> values, Loss loss) {
    char any = atom.kind() == Atom.Kind.LIKE ? '%' : '*';
    if (atom.kind() == Atom.Kind.ORDER || atom.kind() == Atom.Kind.PRESENT) {
      return List.of();
    }
    String text = atom.text();
    if (text.strip().length() < SHORTEST) {
      return List.of();
    }
    boolean wild = atom.kind() == Atom.Kind.SEARCH || atom.kind() == Atom.Kind.LIKE;
    List<String> pieces = wild ? pieces(text, any) : List.of(text);
    List<Fix> fixes = new ArrayList<>();
    for (String piece : pieces) {
      boolean whole = piece.equals(text) && atom.kind() != Atom.Kind.TERM;
      for (String near : near(piece, values, whole && atom.kind() != Atom.Kind.REGEX)) {
        fixes.add(
            fix(
                atom.withText(text.replace(piece, near)),
                "no event near has "
                    + Describe.quoted(piece)
                    + " in '"
                    + atom.field()
                    + "': did you mean "
                    + Describe.quoted(near)
                    + "?"));
      }
    }
    return fixes;
  }

  private static List<String> pieces(String text, char any) {
    List<String> pieces = new ArrayList<>();
    for (String piece : text.split(java.util.regex.Pattern.quote(String.valueOf(any)))) {
      if (piece.strip().length() >= SHORTEST) {
        pieces.add(piece);
      }
    }
    return pieces;
  }

  /** What the values have in the place of a piece; the nearest first, a few. */
  private static List<String> near(String piece, Set<String> values, boolean whole) {
    record Near(String text, int distance) {}

    int most = piece.length() < 5 ? 1 : Math.max(2, piece.length() / 4);
    List<Near> found = new ArrayList<>();
    for (String value : values) {
      NearText.find(piece, value, most, whole)
          .filter(near -> near.distance() > 0)
          .map(near -> new Near(near.text(), near.distance()))
          .ifPresent(found::add);
    }
    found.sort(java.util.Comparator.comparingInt(Near::distance));
    Set<String> seen = new HashSet<>();
    return found.stream()
        .map(Near::text)
        .filter(text -> seen.add(text.toLowerCase(Locale.ROOT)))
        .limit(MOST_TOLD)
        .toList();
  }
}
