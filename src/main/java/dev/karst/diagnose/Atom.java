package dev.karst.diagnose;

import dev.karst.plan.Condition;
import dev.karst.text.Span;
import java.util.Set;

/**
 * A test of one field against one literal, inside of a condition, and the ways in which it could
 * have been written. What is made is the whole part of the condition that it stands in.
 */
interface Atom {
  /** How the literal is compared. */
  enum Kind {
    /** Without case, with {@code *}. */
    SEARCH,
    /** Words of the raw text. */
    TERM,
    /** With case, whole. */
    EXACT,
    /** With case, with {@code %} and {@code _}. */
    LIKE,
    REGEX,
    /** {@code < <= > >=}. */
    ORDER,
    /** Whether the field is there. */
    PRESENT
  }

  Kind kind();

  /** The field's name; {@code _raw} for words. */
  String field();

  /** The literal as it is compared; empty for {@link Kind#PRESENT}. */
  String text();

  /** The field with its operator and literal, as SPL. */
  String spl();

  /** Whether rows that match are what is not wanted. */
  boolean negative();

  Span span();

  /** The distinct texts that are compared, of some rows. */
  Set<String> values(Rows rows);

  /** With another literal. */
  Condition withText(String text);

  /** With another field; null where that cannot be said. */
  Condition withField(String field);

  /** With a pattern in which {@code *} stands for any text. */
  Condition withPattern(String pattern);

  /** Without regard to case; null where it has none. */
  Condition ignoringCase();

  /** With NOT in front of an equality in the place of {@code !=}; null for others. */
  Condition withNot();
}
