package dev.karst.command;

import dev.karst.plan.Aggregate;
import dev.karst.plan.Bin;
import dev.karst.plan.Buckets;
import dev.karst.plan.Extend;
import dev.karst.plan.Plan;
import dev.karst.plan.Project;
import dev.karst.plan.Window;
import dev.karst.syntax.CompareOp;
import dev.karst.syntax.EvalExpr;
import dev.karst.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows whose probability is small: the product of the frequencies of their values, numbers taken by
 * the bin that they fall into (Search Reference "anomalydetection"). Not documented, so assumed:
 * numbers go into at most 100 bins; a field that a row lacks is left out of its product; the
 * threshold of the logarithms is the first quartile less 1.5 times the range between the quartiles,
 * with cutoff less 3 times.
 *
 * @param threshold the probability below which a row is an anomaly; null for one by the quartiles
 */
record Anomalies(Action action, Double threshold, boolean cutoff, Lowering lowering) {
  /** What is done with anomalies. */
  enum Action {
    FILTER,
    ANNOTATE,
    SUMMARY
  }

  private static final int BINS = 100;
  private static final String HIDDEN = "__anomaly_";
  private static final String ROWS = HIDDEN + "rows";
  private static final String LOGARITHM = HIDDEN + "log";
  private static final String LOW = HIDDEN + "low";
  private static final String HIGH = HIDDEN + "high";
  private static final String LIMIT = HIDDEN + "limit";
  private static final String LEAST = HIDDEN + "least";

  Plan over(Plan input, List<String> fields) {
    Plan plan = new Window(input, List.of(measure("count", null, ROWS)), List.of(), null);
    List<EvalExpr> logarithms = new ArrayList<>(List.of(Expressions.number(0)));
    List<EvalExpr> frequencies = new ArrayList<>();
    List<EvalExpr> causes = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      String frequency = HIDDEN + "frequency" + i;
      plan = frequency(plan, fields.get(i), HIDDEN + "bin" + i, frequency);
      frequencies.add(Expressions.field(frequency));
      EvalExpr logarithm = Expressions.call("ln", Expressions.field(frequency));
      logarithms.add(Expressions.call("coalesce", logarithm, Expressions.number(0)));
      causes.add(
          Expressions.compare(
              Expressions.field(frequency), CompareOp.EQ, Expressions.field(LEAST)));
      causes.add(Expressions.text(fields.get(i)));
    }
    EvalExpr logarithm =
        logarithms.stream().reduce((a, b) -> Expressions.arithmetic(a, '+', b)).orElseThrow();
    plan = with(plan, LOGARITHM, logarithm);
    plan =
        new Window(
            plan,
            List.of(measure("perc25", LOGARITHM, LOW), measure("perc75", LOGARITHM, HIGH)),
            List.of(),
            null);
    plan = with(plan, LIMIT, limit());
    EvalExpr rare =
        Expressions.compare(Expressions.field(LOGARITHM), CompareOp.LT, Expressions.field(LIMIT));
    if (action == Action.SUMMARY) {
      return summary(plan, rare);
    }
    if (action == Action.FILTER) {
      plan = lowering.filter(plan, rare);
    }
    if (!frequencies.isEmpty()) {
      EvalExpr[] all = frequencies.toArray(EvalExpr[]::new);
      plan = with(plan, LEAST, Expressions.call("min", all));
      plan = noted(plan, rare, "log_event_prob", Expressions.field(LOGARITHM));
      plan = noted(plan, rare, "max_freq", Expressions.call("max", all));
      EvalExpr cause = Expressions.call("case", causes.toArray(EvalExpr[]::new));
      plan = noted(plan, rare, "probable_cause", cause);
      plan = noted(plan, rare, "probable_cause_freq", Expressions.field(LEAST));
    }
    return new Project(plan, List.of(HIDDEN + "*"), Project.Mode.REMOVE);
  }

  /** How many of all rows have the value, or one of the same bin. */
  private Plan frequency(Plan input, String field, String bin, String frequency) {
    Buckets bins = new Buckets.Automatic(BINS, null, null, null, null, null);
    Plan binned = new Bin(input, field, bin, bins, null);
    Plan counted =
        new Window(binned, List.of(measure("count", null, frequency)), List.of(bin), null);
    return with(
        counted,
        frequency,
        Expressions.arithmetic(Expressions.field(frequency), '/', Expressions.field(ROWS)));
  }

  private EvalExpr limit() {
    if (threshold != null) {
      return Expressions.number(Math.log(threshold));
    }
    EvalExpr range = Expressions.arithmetic(Expressions.field(HIGH), '-', Expressions.field(LOW));
    EvalExpr far = Expressions.arithmetic(Expressions.number(cutoff ? 3 : 1.5), '*', range);
    return Expressions.arithmetic(Expressions.field(LOW), '-', far);
  }

  private Plan noted(Plan input, EvalExpr rare, String field, EvalExpr value) {
    return with(input, field, Expressions.call("if", rare, value, Expressions.call("null")));
  }

  private Plan with(Plan input, String field, EvalExpr value) {
    return Extend.of(input, List.of(Expressions.assign(field, value, lowering)));
  }

  private Plan summary(Plan input, EvalExpr rare) {
    EvalExpr one = Expressions.call("if", rare, Expressions.number(1), Expressions.number(0));
    Plan marked = with(input, LEAST, one);
    List<Aggregate.Measure> figures =
        List.of(
            measure("sum", LEAST, "num_anomalies"),
            measure("max", LIMIT, "thresh"),
            measure("max", LOGARITHM, "max_logprob"),
            measure("min", LOGARITHM, "min_logprob"),
            measure("perc25", LOGARITHM, "1st_quartile"),
            measure("perc75", LOGARITHM, "3rd_quartile"));
    Plan row = new Aggregate(marked, figures, List.of(), null);
    EvalExpr probability = Expressions.call("exp", new EvalExpr.Field("thresh", Span.NONE));
    return with(row, "thresh", probability);
  }

  private Aggregate.Measure measure(String function, String field, String name) {
    return Expressions.measure(function, field, name, lowering);
  }
}
