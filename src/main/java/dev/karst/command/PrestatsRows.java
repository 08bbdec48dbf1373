package dev.karst.command;

import dev.karst.plan.Aggregate.Measure;
import dev.karst.plan.Bin;
import dev.karst.plan.Buckets;
import dev.karst.plan.Expand;
import dev.karst.plan.Extend;
import dev.karst.plan.Fill;
import dev.karst.plan.Plan;
import dev.karst.plan.Prestats;
import dev.karst.plan.Project;
import dev.karst.plan.Union;
import dev.karst.syntax.Aggregate;
import dev.karst.syntax.CompareOp;
import dev.karst.syntax.EvalExpr;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes the rows of {@code tstats prestats=true}, and lets a later command ask of them. */
final class PrestatsRows {
  /** The commands that aggregate such rows. */
  static final Set<String> READERS = Set.of("chart", "stats", "timechart", "tstats");

  private PrestatsRows() {}

  /**
   * The rows of one tstats.
   *
   * @param before the rows that it adds to; null for none
   * @param fill what stands for an absent BY field; null where such rows are dropped
   */
  static Plan of(
      Plan rows,
      List<Measure> measures,
      List<dev.karst.plan.Aggregate.Key> keys,
      String fill,
      Prestats before,
      Lowering lowering) {
    Plan plan = rows;
    Set<String> wanted = new LinkedHashSet<>();
    Set<String> names = new LinkedHashSet<>();
    for (dev.karst.plan.Aggregate.Key key : keys) {
      names.add(key.field());
      if (key.span() != null) {
        plan = new Bin(plan, key.field(), key.field(), new Buckets.Times(key.span(), null), null);
      }
      if (fill == null) {
        EvalExpr there = Expressions.call("isnotnull", Expressions.field(key.field()));
        plan = lowering.filter(plan, there);
      }
      if (!key.field().equals("_time")) {
        plan = new Expand(plan, key.field(), 0);
      }
    }
    if (fill != null && !names.isEmpty()) {
      plan = new Fill(plan, List.copyOf(names), fill);
    }
    wanted.addAll(names);
    Set<String> aggregates = new LinkedHashSet<>();
    for (Measure measure : measures) {
      aggregates.add(asked(measure.call(), lowering));
      wanted.addAll(measure.reads());
    }
    List<Prestats.Part> parts = new ArrayList<>(before == null ? List.of() : before.parts());
    plan =
        Extend.of(
            plan,
            List.of(Expressions.assign(Prestats.PART, Expressions.number(parts.size()), lowering)));
    wanted.add(Prestats.PART);
    plan = new Project(plan, List.copyOf(wanted), Project.Mode.TABLE);
    parts.add(new Prestats.Part(aggregates, names));
    return new Prestats(
        before == null ? plan : new Union(List.of(before.input(), plan), false), parts);
  }

  /** An aggregate by what it computes of what: {@code sum(bytes)}. */
  private static String asked(Aggregate call, Lowering lowering) {
    String function =
        lowering
            .aggregates()
            .find(call.function())
            .map(found -> found.function().numbered() ? call.function() : found.function().name())
            .orElse(call.function());
    return call.arguments().isEmpty()
        ? function
        : function + "(" + call.arguments().get(0).spl() + ")";
  }

  /**
   * The aggregates as they are computed of prestats rows: each of the rows of those tstats that
   * were asked for it.
   *
   * @param keys the BY fields, which every tstats must have
   * @return the aggregates themselves where the input holds no prestats rows
   */
  static List<Aggregate> asking(
      Plan input, List<Aggregate> aggregates, List<String> keys, Lowering lowering) {
    if (!(input instanceof Prestats prestats)) {
      return aggregates;
    }
    for (String key : keys) {
      if (prestats.parts().stream().anyMatch(part -> !part.keys().contains(key))) {
        throw new SearchError(
            "prestats",
            "'" + key + "' is no BY field of the tstats before",
            aggregates.get(0).span(),
            "with prestats=true, what is grouped by later must be grouped by in tstats");
      }
    }
    return aggregates.stream().map(one -> asking(prestats, one, lowering)).toList();
  }

  private static Aggregate asking(Prestats prestats, Aggregate aggregate, Lowering lowering) {
    String asked = asked(aggregate, lowering);
    List<EvalExpr> of = new ArrayList<>();
    for (int part = 0; part < prestats.parts().size(); part++) {
      if (prestats.parts().get(part).aggregates().contains(asked)) {
        of.add(
            Expressions.compare(
                Expressions.field(Prestats.PART), CompareOp.EQ, Expressions.number(part)));
      }
    }
    if (of.isEmpty()) {
      throw new SearchError(
          "prestats",
          "the tstats before computes no " + asked,
          aggregate.span(),
          "with prestats=true, tstats must be asked for the same aggregates");
    }
    if (of.size() == prestats.parts().size()) {
      return aggregate;
    }
    EvalExpr ofPart = of.size() == 1 ? of.get(0) : new EvalExpr.Or(of, Span.NONE);
    EvalExpr value =
        aggregate.arguments().isEmpty()
            ? ofPart
            : Expressions.call(
                "if",
                ofPart,
                Expressions.field(((Aggregate.Name) aggregate.arguments().get(0)).literal().text()),
                Expressions.call("null"));
    return new Aggregate(
        aggregate.function(),
        List.of(new Aggregate.Eval(value)),
        aggregate.written(),
        aggregate.alias(),
        aggregate.span());
  }

  /** Refuses a command that cannot aggregate prestats rows, and a search that ends with them. */
  static void check(Plan plan, String command, Span place) {
    if (plan instanceof Prestats && !READERS.contains(command)) {
      throw new SearchError(
          "prestats", "tstats prestats=true must be followed by stats, chart or timechart", place);
    }
  }
}
