package dev.karst.diagnose;

import dev.karst.batch.Batch;
import dev.karst.command.Lowering;
import dev.karst.expr.RowPredicate;
import dev.karst.plan.Condition;
import dev.karst.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/**
 * A condition whose parts must all hold, tried part by part on the rows that came to it: how many
 * rows each part keeps alone, how many would stay without it, and the rows that miss the fewest.
 */
final class Sieve {
  /** Parts are bits of a long; the last takes all that are left. */
  private static final int MOST_PARTS = 60;

  /** How many of the nearest rows are shown. */
  static final int NEAREST = 3;

  /**
   * A part of the condition.
   *
   * @param alone how many rows satisfy it
   * @param without how many rows satisfy all the others and not it
   * @param missing of those, a sample; of the nearest rows that fail it, where there are none
   */
  record Part(Condition condition, long alone, long without, Rows missing, List<Atom> atoms) {}

  private final List<Test> tests = new ArrayList<>();
  private final long[] alone;
  private final long[] without;
  private final Rows[] missing;
  private final Rows[] nearby;
  private final Rows nearest = new Rows();
  private final Rows all = new Rows();
  private final List<Part> parts = new ArrayList<>();
  private long rows;
  private int fewest = Integer.MAX_VALUE;

  /** Runs the rows through the condition. */
  Sieve(Condition condition, Plan input, Runs runs, Lowering lowering) {
    List<Condition> conditions = Test.parts(condition);
    if (conditions.size() > MOST_PARTS) {
      Condition rest = Test.all(conditions.subList(MOST_PARTS - 1, conditions.size()));
      conditions = new ArrayList<>(conditions.subList(0, MOST_PARTS - 1));
      conditions.add(rest);
    }
    conditions.forEach(one -> tests.add(Test.of(one, lowering)));
    alone = new long[tests.size()];
    without = new long[tests.size()];
    missing = new Rows[tests.size()];
    nearby = new Rows[tests.size()];
    for (int part = 0; part < tests.size(); part++) {
      missing[part] = new Rows();
      nearby[part] = new Rows();
    }
    runs.each(input, this::add);
    for (int part = 0; part < tests.size(); part++) {
      Rows sample = missing[part].isEmpty() ? nearby[part] : missing[part];
      List<Atom> atoms = atoms(conditions.get(part), lowering);
      parts.add(new Part(conditions.get(part), alone[part], without[part], sample, atoms));
    }
  }

  static List<Atom> atoms(Condition condition, Lowering lowering) {
    return condition instanceof Condition.Search words
        ? SearchAtom.of(words.expression())
        : EvalAtom.of(((Condition.Eval) condition).expression(), lowering);
  }

  private boolean add(Batch batch) {
    List<RowPredicate> predicates = tests.stream().map(test -> test.over(batch)).toList();
    for (int i = 0; i < batch.size(); i++) {
      int row = batch.row(i);
      long failed = 0;
      for (int part = 0; part < predicates.size(); part++) {
        if (predicates.get(part).test(row)) {
          alone[part]++;
        } else {
          failed |= 1L << part;
        }
      }
      count(batch, i, failed);
    }
    return true;
  }

  private void count(Batch batch, int i, long failed) {
    rows++;
    all.add(batch, i);
    int fails = Long.bitCount(failed);
    if (fails < fewest) {
      fewest = fails;
      nearest.clear();
      for (Rows one : nearby) {
        one.clear();
      }
    }
    if (fails == 1) {
      int part = Long.numberOfTrailingZeros(failed);
      without[part]++;
      missing[part].add(batch, i);
    }
    if (fails == fewest) {
      nearest.add(batch, i);
      for (int part = 0; part < nearby.length; part++) {
        if ((failed & (1L << part)) != 0) {
          nearby[part].add(batch, i);
        }
      }
    }
  }

  /** How many rows came. */
  long rows() {
    return rows;
  }

  /** A sample of all rows that came. */
  Rows all() {
    return all;
  }

  List<Part> parts() {
    return parts;
  }

  /** How many parts the nearest rows fail; 0 where some row passes. */
  int fewest() {
    return rows == 0 ? 0 : fewest;
  }

  /** The rows that fail the fewest parts, a sample. */
  Rows nearest() {
    return nearest;
  }

  /** The parts that the nearest rows fail: the first to look at. */
  List<Part> culprits() {
    List<Part> one =
        parts.stream()
            .filter(part -> part.without() > 0)
            .sorted(java.util.Comparator.comparingLong(Part::alone))
            .toList();
    return !one.isEmpty() ? one : parts.stream().filter(part -> !part.missing().isEmpty()).toList();
  }

  /** The parts that a row fails, of the nearest. */
  List<Condition> failedBy(int row) {
    List<Condition> failed = new ArrayList<>();
    for (Test test : tests) {
      if (!test.over(nearest.batch()).test(row)) {
        failed.add(test.condition());
      }
    }
    return failed;
  }

  /** The condition with one part in another form. */
  Condition with(Part part, Condition other) {
    List<Condition> changed = new ArrayList<>();
    parts.forEach(one -> changed.add(one == part ? other : one.condition()));
    return Test.all(changed);
  }

  /** The condition without one part; null where nothing is left. */
  Condition without(Part part) {
    List<Condition> rest = new ArrayList<>();
    parts.stream().filter(one -> one != part).forEach(one -> rest.add(one.condition()));
    return rest.isEmpty() ? null : Test.all(rest);
  }
}
