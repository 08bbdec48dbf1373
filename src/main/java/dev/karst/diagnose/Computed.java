package dev.karst.diagnose;

import dev.karst.plan.Condition;
import dev.karst.plan.Extend;
import dev.karst.syntax.Assignment;
import java.util.ArrayList;
import java.util.List;

/**
 * The conditions inside of {@code if()} and {@code case()} that a field was computed by, which a
 * later condition asks.
 *
 * @param at which step computes it
 * @param place which of the step's assignments does
 * @param rows a sample of the rows that come to the step
 */
record Computed(Loss loss, int at, int place, List<Atom> atoms, Rows rows) {
  /** Those of the fields that the conditions which lost the rows ask for. */
  static List<Computed> of(Loss loss) {
    List<Computed> all = new ArrayList<>();
    for (Sieve.Part part : loss.culprits()) {
      for (Atom atom : part.atoms()) {
        int at = loss.producer(atom.field());
        if (at >= 0 && loss.chain().steps().get(at).operator() instanceof Extend extend) {
          add(atom.field(), at, extend, loss, all);
        }
      }
    }
    return all;
  }

  private static void add(String field, int at, Extend extend, Loss loss, List<Computed> all) {
    for (int place = 0; place < extend.assignments().size(); place++) {
      Assignment assignment = extend.assignments().get(place).assignment();
      if (assignment.target().equals(field)) {
        List<Atom> atoms = EvalAtom.ofBranches(assignment.expression(), loss.lowering());
        if (!atoms.isEmpty()) {
          all.add(new Computed(loss, at, place, atoms, loss.sample(loss.chain().plan(at))));
        }
      }
    }
  }

  /** The search with another expression in the place of the one that computes the field. */
  Chain with(Condition expression) {
    Extend extend = (Extend) loss.chain().steps().get(at).operator();
    List<Extend.Assigned> changed = new ArrayList<>(extend.assignments());
    Assignment old = changed.get(place).assignment();
    changed.set(
        place,
        loss.lowering()
            .assigned(
                new Assignment(
                    old.target(),
                    old.literal(),
                    ((Condition.Eval) expression).expression(),
                    old.span())));
    return loss.chain().with(at, new Extend(extend.input(), changed, extend.atOnce()));
  }
}
