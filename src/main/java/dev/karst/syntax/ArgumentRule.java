package dev.karst.syntax;

/** In which of the shared sub-languages a command's arguments are written. */
public enum ArgumentRule {
  /** A search expression: {@code a=1 OR NOT b=2}. Gives {@link Arguments.Search}. */
  SEARCH,
  /** An eval expression: {@code a > 1 AND like(b, "x%")}. Gives {@link Arguments.Where}. */
  WHERE,
  /** Assignments: {@code a = b + 1, c = "x"}. Gives {@link Arguments.Assignments}. */
  EVAL,
  /** Aggregates with BY and other clauses. Gives {@link Arguments.Aggregates}. */
  AGGREGATES,
  /** Options, names, calls and brackets, in any order. Gives {@link Arguments.Items}. */
  LIST,
  /** As {@link #LIST}, with a search expression after WHERE at the end. */
  LOOKUP
}
