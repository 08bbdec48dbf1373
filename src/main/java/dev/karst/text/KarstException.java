package dev.karst.text;

/**
 * A failure that the user is told about as a diagnostic. Every error that Karst raises on purpose
 * is one of the three kinds below; anything else that escapes is a bug.
 */
public abstract sealed class KarstException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;

  private KarstException(Diagnostic diagnostic, Throwable cause) {
    super(diagnostic.message(), cause);
    this.diagnostic = diagnostic;
  }

  public Diagnostic diagnostic() {
    return diagnostic;
  }

  /** The process's exit status for it (DESIGN: 2 search or arguments, 3 input, 4 limit). */
  public abstract int exitStatus();

  /** The search or the arguments are wrong, or ask for what Karst does not support. */
  public static final class SearchError extends KarstException {
    private static final long serialVersionUID = 1L;

    public SearchError(Diagnostic diagnostic) {
      super(diagnostic, null);
    }

    public SearchError(String code, String message, Span span, String... help) {
      this(Diagnostic.error(code, message, span, help));
    }

    public SearchError(String code, String message, String... help) {
      this(Diagnostic.error(code, message, help));
    }

    /**
     * The same about a text that stands in a search.
     *
     * @param place where; the error's own place in it is found where it is written as it is
     */
    public SearchError at(Span place) {
      Diagnostic wrong = diagnostic();
      Span own = wrong.span();
      int start = own.text() == null ? -1 : place.string().indexOf(own.text().text());
      Span there =
          start < 0
              ? place
              : new Span(
                  place.text(),
                  place.start() + start + own.start(),
                  place.start() + start + own.end());
      return new SearchError(
          wrong.code(), wrong.message(), there, wrong.help().toArray(String[]::new));
    }

    @Override
    public int exitStatus() {
      return 2;
    }
  }

  /** An input could not be read, or is not what it should be. */
  public static final class InputError extends KarstException {
    private static final long serialVersionUID = 1L;

    public InputError(Diagnostic diagnostic, Throwable cause) {
      super(diagnostic, cause);
    }

    public InputError(String code, String message, String... help) {
      this(Diagnostic.error(code, message, help), null);
    }

    @Override
    public int exitStatus() {
      return 3;
    }
  }

  /** A limit (memory, steps, depth) was hit. */
  public static final class LimitError extends KarstException {
    private static final long serialVersionUID = 1L;

    public LimitError(String code, String message, String... help) {
      super(Diagnostic.error(code, message, help), null);
    }

    @Override
    public int exitStatus() {
      return 4;
    }
  }
}
