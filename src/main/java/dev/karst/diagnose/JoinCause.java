package dev.karst.diagnose;

import dev.karst.plan.Join;
import dev.karst.plan.Plan;
import dev.karst.syntax.Assignment;
import dev.karst.syntax.EvalExpr;
import dev.karst.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A join whose two sides have no key in common, or whose subsearch gives nothing. */
final class JoinCause implements Cause {
  private static final int MOST_KEYS = 8;

  @Override
  public String name() {
    return "join";
  }

  @Override
  public List<Suspect> suspects(Loss loss) {
    Set<Integer> joins = new LinkedHashSet<>();
    if (loss.operator() instanceof Join) {
      joins.add(loss.at());
    }
    for (Sieve.Part part : loss.culprits()) {
      for (Atom atom : part.atoms()) {
        if (atom.values(part.missing()).isEmpty()) {
          joins.addAll(Origins.of(loss, atom.field(), Join.class));
        }
      }
    }
    List<Suspect> suspects = new ArrayList<>();
    joins.forEach(at -> suspects.addAll(new Sides(loss, at).suspects()));
    return suspects;
  }

  /** The two sides of one join. */
  private static final class Sides {
    private final Loss loss;
    private final int at;
    private final Join join;
    private final Rows left;
    private final Rows right;

    Sides(Loss loss, int at) {
      this.loss = loss;
      this.at = at;
      this.join = (Join) loss.chain().steps().get(at).operator();
      this.left = loss.sample(loss.chain().plan(at));
      this.right = loss.sample(join.right());
    }

    List<Suspect> suspects() {
      List<Suspect> suspects = new ArrayList<>();
      if (right.isEmpty()) {
        suspects.addAll(subsearch());
        return suspects;
      }
      for (Join.Key key : keys()) {
        keySuspects(key, suspects);
      }
      return suspects;
    }

    /** The join's keys; the fields that both sides have, where it names none. */
    private List<Join.Key> keys() {
      if (!join.keys().isEmpty()) {
        return join.keys();
      }
      return left.fields().stream()
          .filter(field -> !field.startsWith("_") && right.has(field))
          .map(field -> new Join.Key(field, field))
          .toList();
    }

    private void keySuspects(Join.Key key, List<Suspect> suspects) {
      Set<String> mine = left.texts(key.left());
      Set<String> theirs = right.texts(key.right());
      if (mine.stream().anyMatch(theirs::contains)) {
        return;
      }
      String sides = side(key.left(), mine, "before") + "; " + side(key.right(), theirs, "inside");
      if (meet(folded(mine), folded(theirs))) {
        suspects.add(
            suspect(
                "join minds upper and lower case of '" + key.left() + "'", folding(key), sides));
        return;
      }
      for (Join.Key other : others(key)) {
        suspects.add(
            suspect(
                "join goes by '"
                    + name(key)
                    + "', in which no value of one side is on the other; both have '"
                    + name(other)
                    + "'",
                keyed(key, other),
                sides));
      }
      suspects.add(
          suspect(
              "join goes by '" + name(key) + "', in which no value of one side is on the other",
              keyed(key, null),
              sides));
    }

    /** Fields of both sides that have a value in common; the nearest names first. */
    private List<Join.Key> others(Join.Key key) {
      List<Join.Key> others = new ArrayList<>();
      for (String field : NearNames.sorted(key.left(), left.fields())) {
        for (String theirs : right.fields()) {
          boolean same = field.equals(theirs) || NearNames.sameApartFromPrefix(field, theirs);
          if (same
              && !field.startsWith("_")
              && others.size() < MOST_KEYS
              && keys().stream().noneMatch(one -> one.left().equals(field))
              && meet(left.texts(field), right.texts(theirs))) {
            others.add(new Join.Key(field, theirs));
          }
        }
      }
      return others;
    }

    private Join keyed(Join.Key key, Join.Key other) {
      List<Join.Key> keys = new ArrayList<>(keys());
      keys.remove(key);
      if (other != null) {
        keys.add(other);
      }
      return keys.isEmpty() ? null : with(join.left(), join.right(), keys);
    }

    private Join folding(Join.Key key) {
      return with(lower(join.left(), key.left()), lower(join.right(), key.right()), keys());
    }

    private Plan lower(Plan rows, String field) {
      EvalExpr call =
          new EvalExpr.Call("lower", List.of(new EvalExpr.Field(field, Span.NONE)), Span.NONE);
      Assignment assignment = new Assignment(field, true, call, Span.NONE);
      return dev.karst.plan.Extend.of(rows, List.of(loss.lowering().assigned(assignment)));
    }

    private Join with(Plan left, Plan right, List<Join.Key> keys) {
      return new Join(left, right, keys, join.outer(), join.max(), join.overwrite(), join.time());
    }

    private Suspect suspect(String message, Join repaired, String... help) {
      Chain chain = null;
      if (repaired != null) {
        chain = loss.chain().with(at, repaired);
        if (repaired.left() != join.left()) {
          // The chain puts its own rows in the place of the left side: what was put on it comes
          // too.
          chain = loss.chain().with(at, repaired).inserting(at, repaired.left());
        }
      }
      return Suspect.of(message, loss.chain().steps().get(at).stage().span(), chain, help);
    }

    /** Why the subsearch gives nothing: its own causes, tried in the whole search. */
    private List<Suspect> subsearch() {
      Span place = loss.chain().steps().get(at).stage().span();
      Chain inner = Chain.of(join.right(), loss.chain().steps().get(at).stage(), loss.lowering());
      int lost = inner.lost(loss.runs());
      List<Suspect> suspects = new ArrayList<>();
      Loss within = new Loss(loss.engine(), loss.window(), inner, lost);
      for (Cause cause : Causes.ALL) {
        for (Suspect one : cause.suspects(within)) {
          Chain repaired = null;
          if (one.repaired() != null) {
            Plan other = one.repaired().plan(one.repaired().size());
            repaired = loss.chain().with(at, with(join.left(), other, join.keys()));
          }
          Span span = one.span().text() == null ? place : one.span();
          suspects.add(
              new Suspect(
                  "in the subsearch of join: " + one.message(),
                  span,
                  one.help(),
                  repaired,
                  one.now()));
        }
      }
      suspects.add(Suspect.of("the subsearch of join gives no rows", place, null));
      return suspects;
    }

    private static String side(String field, Set<String> values, String where) {
      return where
          + " it, '"
          + field
          + "' "
          + (values.isEmpty() ? "is absent" : "holds " + Describe.values(values));
    }

    private static String name(Join.Key key) {
      return key.left().equals(key.right()) ? key.left() : key.left() + "=" + key.right();
    }

    private static Set<String> folded(Set<String> texts) {
      return texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    private static boolean meet(Set<String> a, Set<String> b) {
      return a.stream().anyMatch(b::contains);
    }
  }
}
