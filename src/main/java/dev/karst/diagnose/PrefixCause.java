package dev.karst.diagnose;

import dev.karst.plan.Aggregate;
import dev.karst.plan.Condition;
import dev.karst.syntax.EvalExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A field with the dataset's name where the rows have it without, or the other way round. */
final class PrefixCause implements Cause {
  @Override
  public String name() {
    return "prefix";
  }

  @Override
  public List<Suspect> suspects(Loss loss) {
    List<Suspect> suspects = new ArrayList<>();
    for (Sieve.Part part : loss.culprits()) {
      for (Atom atom : part.atoms()) {
        if (atom.values(part.missing()).isEmpty()) {
          condition(atom, part, loss, suspects);
        }
      }
    }
    if (loss.operator() instanceof Aggregate aggregate && !loss.isFirst()) {
      keys(aggregate, loss, suspects);
    }
    return suspects;
  }

  private static void condition(Atom atom, Sieve.Part part, Loss loss, List<Suspect> suspects) {
    Set<String> fields = part.missing().fields();
    if (atom instanceof EvalAtom eval && joined(eval.subject()) != null) {
      String name = joined(eval.subject());
      if (fields.contains(name)) {
        Condition quoted = eval.onField(name);
        suspects.add(
            Suspect.of(
                "'"
                    + name
                    + "' needs single quotes in an expression: without, its dot concatenates",
                atom.span(),
                loss.changing(part, quoted),
                LiteralCause.write(quoted)));
      }
      return;
    }
    String foreign = foreign(atom.field(), loss);
    if (foreign != null) {
      suspects.add(Suspect.of(foreign, atom.span(), null));
    }
    for (String field : fields) {
      Condition other =
          NearNames.sameApartFromPrefix(atom.field(), field) ? atom.withField(field) : null;
      if (other != null) {
        suspects.add(
            Suspect.of(
                message(atom.field(), field),
                atom.span(),
                loss.changing(part, other),
                LiteralCause.write(other)));
      }
    }
  }

  /** What is wrong with a name that begins with a dataset that is not read; null where none is. */
  private static String foreign(String field, Loss loss) {
    int dot = field.lastIndexOf('.');
    if (dot < 0 || loss.dataset() == null || loss.at() != 1) {
      return null;
    }
    String prefix = field.substring(0, dot + 1);
    return loss.dataset().known().stream().anyMatch(name -> name.startsWith(prefix))
        ? null
        : "'"
            + field
            + "' is a field of another dataset: the search reads "
            + Describe.name(loss.dataset());
  }

  private static void keys(Aggregate aggregate, Loss loss, List<Suspect> suspects) {
    Set<String> fields = loss.input().fields();
    for (Aggregate.Key key : aggregate.keys()) {
      for (String field : fields.contains(key.field()) ? Set.<String>of() : fields) {
        if (NearNames.sameApartFromPrefix(key.field(), field)) {
          suspects.add(
              Suspect.of(
                  message(key.field(), field),
                  loss.step().stage().span(),
                  loss.chain().with(loss.at(), grouping(aggregate, fields)),
                  "write: BY " + field));
        }
      }
    }
  }

  /** The same with every key that is there under another prefix under that name. */
  private static Aggregate grouping(Aggregate aggregate, Set<String> fields) {
    List<Aggregate.Key> keys =
        aggregate.keys().stream()
            .map(
                key ->
                    fields.stream()
                        .filter(field -> !fields.contains(key.field()))
                        .filter(field -> NearNames.sameApartFromPrefix(key.field(), field))
                        .findFirst()
                        .map(
                            field ->
                                new Aggregate.Key(
                                    field, key.span(), key.automatic(), key.distinct()))
                        .orElse(key))
            .toList();
    return new Aggregate(aggregate.input(), aggregate.measures(), keys, aggregate.fill());
  }

  private static String message(String written, String present) {
    return "no row has a field '"
        + written
        + "': here it is called '"
        + present
        + "' ("
        + (written.indexOf('.') < 0
            ? "the dataset's name is missing"
            : present.indexOf('.') < 0
                ? "the dataset's name is gone already"
                : "another dataset's name")
        + ")";
  }

  /** The name that fields joined by dots were meant to be; null for anything else. */
  private static String joined(EvalExpr expression) {
    if (expression instanceof EvalExpr.Arithmetic dot
        && dot.op() == '.'
        && dot.right() instanceof EvalExpr.Field right) {
      String left = dot.left() instanceof EvalExpr.Field field ? field.name() : joined(dot.left());
      return left == null ? null : left + "." + right.name();
    }
    return null;
  }
}
