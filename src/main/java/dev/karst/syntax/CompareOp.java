package dev.karst.syntax;

/** A comparison operator, in search and in eval expressions. */
public enum CompareOp {
  EQ("="),
  NE("!="),
  LT("<"),
  LE("<="),
  GT(">"),
  GE(">="),
  /** {@code LIKE}, in eval expressions only. */
  LIKE(" LIKE ");

  private final String spl;

  CompareOp(String spl) {
    this.spl = spl;
  }

  public String spl() {
    return spl;
  }

  static CompareOp of(String written) {
    for (CompareOp op : values()) {
      if (op.spl.trim().equalsIgnoreCase(written)) {
        return op;
      }
    }
    return EQ;
  }

  /** Whether an order (as {@link java.util.Comparator} gives it) satisfies the operator. */
  public boolean holds(int order) {
    return switch (this) {
      case EQ, LIKE -> order == 0;
      case NE -> order != 0;
      case LT -> order < 0;
      case LE -> order <= 0;
      case GT -> order > 0;
      case GE -> order >= 0;
    };
  }
}
