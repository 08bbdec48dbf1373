package dev.karst.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A text put together from pieces of other texts, which remembers where each character came from.
 *
 * <p>Macro expansion and subsearch splices make such texts; a diagnostic maps a position in one
 * back to the line the author wrote, and to the calls that led there. Immutable; made by {@link
 * Builder}.
 */
public final class SourceText {
  /** Why a piece stands where it does: the macro or subsearch, and where it was called. */
  public record Call(String what, Place from) {}

  /**
   * A position in an author's text.
   *
   * @param call the call that brought the text in; null where the author wrote it directly
   */
  public record Place(Source source, int offset, Call call) {}

  private record Piece(int start, int length, Source source, int offset, Call call, boolean fixed) {
    Place place(int position) {
      return new Place(source, fixed ? offset : offset + (position - start), call);
    }
  }

  private final String text;
  private final List<Piece> pieces;

  private SourceText(String text, List<Piece> pieces) {
    this.text = text;
    this.pieces = pieces;
  }

  /** The text of one source, whole. */
  public static SourceText of(Source source) {
    return new Builder().append(source, 0, source.text().length(), null).build();
  }

  public static SourceText of(String name, String text) {
    return of(new Source(name, text));
  }

  /**
   * A text that stands in quotes within another, as {@code map}'s search does: what is wrong with
   * it is said with the place where it stands.
   *
   * @param name what holds it: an option or a function
   */
  public static SourceText quoted(String name, String text, Span at) {
    if (at.text() == null) {
      return of(name, text);
    }
    Call call = new Call("the text of " + name, at.text().place(at.start()));
    return new Builder().append(new Source(name, text), 0, text.length(), call).build();
  }

  public String text() {
    return text;
  }

  /** The whole text as a span. */
  public Span span() {
    return new Span(this, 0, text.length());
  }

  public Span span(int start, int end) {
    return new Span(this, start, end);
  }

  /**
   * Where the character at {@code position} was written; the end maps behind the last character.
   */
  public Place place(int position) {
    Piece best = null;
    for (Piece piece : pieces) {
      if (piece.start > position) {
        break;
      }
      best = piece;
    }
    if (best == null) {
      return new Place(new Source("search", text), Math.min(position, text.length()), null);
    }
    return best.place(Math.min(position, best.start + best.length));
  }

  @Override
  public String toString() {
    return text;
  }

  /** Puts a text together from left to right. */
  public static final class Builder {
    private final StringBuilder text = new StringBuilder();
    private final List<Piece> pieces = new ArrayList<>();

    /** Adds {@code source[start, end)}, brought in by {@code call}, which may be null. */
    public Builder append(Source source, int start, int end, Call call) {
      if (end > start || pieces.isEmpty()) {
        pieces.add(new Piece(text.length(), end - start, source, start, call, false));
        text.append(source.text(), start, end);
      }
      return this;
    }

    /** Adds {@code from[start, end)} with the origins it has. */
    public Builder append(SourceText from, int start, int end) {
      for (Piece piece : from.pieces) {
        int lo = Math.max(start, piece.start);
        int hi = Math.min(end, piece.start + piece.length);
        if (lo < hi) {
          int offset = piece.fixed ? piece.offset : piece.offset + (lo - piece.start);
          pieces.add(
              new Piece(text.length(), hi - lo, piece.source, offset, piece.call, piece.fixed));
          text.append(from.text, lo, hi);
        }
      }
      return this;
    }

    /** Adds text that nobody wrote (a subsearch's result): all of it maps to {@code place}. */
    public Builder append(String made, Place place) {
      if (!made.isEmpty()) {
        pieces.add(
            new Piece(text.length(), made.length(), place.source, place.offset, place.call, true));
        text.append(made);
      }
      return this;
    }

    public int length() {
      return text.length();
    }

    public SourceText build() {
      return new SourceText(text.toString(), List.copyOf(pieces));
    }
  }
}
