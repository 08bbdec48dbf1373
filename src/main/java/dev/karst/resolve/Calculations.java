package dev.karst.resolve;

import dev.karst.command.Lowering;
import dev.karst.knowledge.Calculation;
import dev.karst.knowledge.DatasetField;
import dev.karst.knowledge.Lookup;
import dev.karst.plan.Enrich;
import dev.karst.plan.Extend;
import dev.karst.plan.Extract;
import dev.karst.plan.Extraction;
import dev.karst.plan.Locate;
import dev.karst.plan.Needs;
import dev.karst.plan.Plan;
import dev.karst.syntax.Assignment;
import dev.karst.syntax.EvalExpr;
import dev.karst.text.KarstException.InputError;
import dev.karst.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The calculated fields of a dataset as plan operators. */
record Calculations(Lowering lowering) {
  private static final String LANGUAGE = "en";

  /** The rows with one more calculation made. */
  Plan over(Plan rows, Calculation calculation) {
    if (calculation instanceof Calculation.Eval eval) {
      return Extend.of(
          rows, List.of(assigned(eval.output().name(), eval.expression(lowering.syntax()))));
    }
    if (calculation instanceof Calculation.Rex rex) {
      Extraction groups = new Extraction.Groups(rex.input(), rex.regex(), 1, null);
      List<String> outputs = rex.outputs().stream().map(DatasetField::name).toList();
      return new Extract(rows, groups, null, Needs.of(outputs));
    }
    if (calculation instanceof Calculation.FromLookup lookup) {
      return lookedUp(rows, lookup);
    }
    return located(rows, (Calculation.GeoIp) calculation);
  }

  /** A lookup that the run does not have leaves the fields as they are. (source: assumed) */
  private Plan lookedUp(Plan rows, Calculation.FromLookup calculation) {
    Optional<Lookup> lookup = lowering.knowledge().lookups().find(calculation.lookup());
    if (lookup.isEmpty()) {
      return rows;
    }
    List<Enrich.Pair> keys =
        calculation.keys().stream().map(key -> new Enrich.Pair(key.column(), key.field())).toList();
    List<Enrich.Pair> outputs =
        calculation.taken().stream()
            .map(taken -> new Enrich.Pair(taken.column(), taken.field().name()))
            .toList();
    List<String> columns = lookup.get().columns();
    List<Enrich.Pair> all = new ArrayList<>(keys);
    all.addAll(outputs);
    for (Enrich.Pair pair : all) {
      if (!columns.contains(pair.column())) {
        throw new InputError(
            "unknown-column",
            "the calculation '"
                + calculation.id()
                + "' of a data model needs the column '"
                + pair.column()
                + "' of the lookup '"
                + calculation.lookup()
                + "'",
            "it has " + String.join(", ", columns));
      }
    }
    return new Enrich(rows, lookup.get(), keys, outputs, false, null);
  }

  private Plan located(Plan rows, Calculation.GeoIp calculation) {
    String prefix = calculation.id() + ".";
    List<Extend.Assigned> assigned = new ArrayList<>();
    for (Calculation.Taken taken : calculation.taken()) {
      EvalExpr part = new EvalExpr.Field(prefix + taken.column(), Span.NONE);
      assigned.add(assigned(taken.field().name(), part));
    }
    return Extend.of(new Locate(rows, calculation.input(), prefix, false, LANGUAGE), assigned);
  }

  /** A field that gets a value, whatever its name. */
  Extend.Assigned assigned(String target, EvalExpr value) {
    return lowering.assigned(new Assignment(target, true, value, Span.NONE));
  }
}
