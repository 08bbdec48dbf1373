package dev.karst.match;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether any of many predicates holds. Literals share one hash table and wildcards one automaton,
 * so that hundreds (an IN list, a lookup) cost little more than one. Immutable and thread-safe.
 */
public final class AnyOf implements TextPredicate {
  /** So few wildcards are searched faster one by one. */
  private static final int FEW = 3;

  private final List<TextPredicate> predicates;
  private final LiteralSet literals;
  private final NeedleAutomaton automaton;
  private final TextPredicate[] others;

  private AnyOf(
      List<TextPredicate> predicates,
      LiteralSet literals,
      NeedleAutomaton automaton,
      List<TextPredicate> others) {
    this.predicates = predicates;
    this.literals = literals;
    this.automaton = automaton;
    this.others = others.toArray(TextPredicate[]::new);
  }

  /** The predicate that holds where one of these does; of none, it never holds. */
  public static TextPredicate of(List<? extends TextPredicate> predicates) {
    if (predicates.size() == 1) {
      return predicates.get(0);
    }
    List<Wildcard> literals = new ArrayList<>();
    List<Wildcard> wildcards = new ArrayList<>();
    List<TextPredicate> others = new ArrayList<>();
    for (TextPredicate predicate : predicates) {
      if (!(predicate instanceof Wildcard wildcard)) {
        others.add(predicate);
      } else if (wildcard.matchesAll()) {
        return wildcard;
      } else {
        (wildcard.isLiteral() ? literals : wildcards).add(wildcard);
      }
    }
    boolean few = wildcards.size() <= FEW;
    if (few) {
      others.addAll(0, wildcards);
    }
    return new AnyOf(
        List.copyOf(predicates),
        literals.isEmpty() ? null : new LiteralSet(literals),
        few ? null : new NeedleAutomaton(wildcards),
        others);
  }

  @Override
  public boolean test(byte[] bytes, int start, int end) {
    if (literals != null || automaton != null) {
      byte[] folded = bytes;
      int from = start;
      int to = end;
      if (!FoldedBytes.isAscii(bytes, start, end)) {
        folded = FoldedBytes.fold(bytes, start, end);
        from = 0;
        to = folded.length;
      }
      if (literals != null && literals.test(folded, from, to, bytes, start, end)) {
        return true;
      }
      if (automaton != null && automaton.test(folded, from, to, bytes, start, end)) {
        return true;
      }
    }
    for (TextPredicate other : others) {
      if (other.test(bytes, start, end)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void testAll(byte[] bytes, int[] starts, long[] matches) {
    if (automaton == null || literals != null || others.length > 0) {
      TextPredicate.super.testAll(bytes, starts, matches);
    } else {
      new NeighbourSearch(automaton).testAll(bytes, starts, matches);
    }
  }

  /** Equal where made of equal predicates, so that an answer can be known by its question. */
  @Override
  public boolean equals(Object other) {
    return other instanceof AnyOf that && predicates.equals(that.predicates);
  }

  @Override
  public int hashCode() {
    return predicates.hashCode();
  }
}
