package dev.karst.diagnose;

import dev.karst.diagnose.Diagnosis.ConditionCount;
import dev.karst.diagnose.Diagnosis.NearRow;
import dev.karst.diagnose.Diagnosis.StageCount;
import dev.karst.engine.Engine;
import dev.karst.plan.Condition;
import dev.karst.plan.TimeWindow;
import dev.karst.text.Diagnostic;
import dev.karst.text.SourceText;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds out why a search gives no rows: counts the rows after each operator, looks at the first
 * that lost them all, lets every {@link Cause} propose changes, and runs what is proposed.
 *
 * @param engine over the events in question
 * @param window the time range of the search
 */
public record Why(Engine engine, TimeWindow window) {
  /** Changes that are run in full; later ones are only told of. */
  private static final int MOST_TRIED = 60;

  /** The diagnosis of a search. */
  public Diagnosis diagnose(SourceText search) {
    Chain chain = Chain.of(search, engine, window);
    Runs runs = new Runs(engine);
    long[] out = new long[chain.size()];
    int lost = -1;
    for (int i = 0; i < out.length; i++) {
      out[i] = runs.count(chain.plan(i + 1));
      if (out[i] == 0 && lost < 0) {
        lost = i;
      }
    }
    long rows = out[out.length - 1];
    List<StageCount> stages = stages(chain, out);
    if (rows > 0) {
      return new Diagnosis(rows, stages, -1, List.of(), List.of(), List.of());
    }
    Loss loss = new Loss(engine, window, chain, lost);
    List<Finding> findings = findings(loss);
    return new Diagnosis(0, stages, lost, conditions(loss), nearest(loss), findings);
  }

  /** What a refused search is told of. */
  public static Finding refused(Diagnostic why) {
    return new Finding(
        why.code().replace('-', '_'),
        why.message(),
        why.span(),
        why.help(),
        Finding.Proof.REFUSED,
        0);
  }

  private static List<StageCount> stages(Chain chain, long[] out) {
    List<StageCount> stages = new ArrayList<>();
    for (int i = 0; i < out.length; i++) {
      Step step = chain.steps().get(i);
      long in = i == 0 ? -1 : out[i - 1];
      stages.add(
          new StageCount(
              step.stage().spl(),
              step.stage().command(),
              Describe.operator(step.operator()),
              in,
              out[i]));
    }
    return stages;
  }

  private List<Finding> findings(Loss loss) {
    List<Finding> findings = new ArrayList<>();
    int tried = 0;
    for (Cause cause : Causes.ALL) {
      for (Suspect suspect : cause.suspects(loss)) {
        boolean run = suspect.repaired() != null && tried < MOST_TRIED;
        tried += run ? 1 : 0;
        findings.add(run ? tried(cause, suspect, loss) : seen(cause, suspect, Finding.Proof.SEEN));
      }
    }
    findings.sort(Comparator.comparing(Finding::proof));
    return findings;
  }

  private static Finding seen(Cause cause, Suspect suspect, Finding.Proof proof) {
    return new Finding(cause.name(), suspect.message(), suspect.span(), suspect.help(), proof, 0);
  }

  private Finding tried(Cause cause, Suspect suspect, Loss loss) {
    Runs runs = new Runs(suspect.now() == null ? engine : engine.at(suspect.now()));
    Chain repaired = suspect.repaired();
    long rows = runs.tried(repaired.plan(repaired.size()));
    if (rows > 0) {
      return new Finding(
          cause.name(),
          suspect.message(),
          suspect.span(),
          suspect.help(),
          Finding.Proof.REPAIRED,
          rows);
    }
    int after = repaired.size() - (loss.chain().size() - loss.at() - 1);
    boolean step = after > 0 && runs.tried(repaired.plan(after)) > 0;
    return seen(cause, suspect, step ? Finding.Proof.STEP : Finding.Proof.SEEN);
  }

  private static List<ConditionCount> conditions(Loss loss) {
    if (!loss.isFilter()) {
      return List.of();
    }
    return loss.sieve().parts().stream()
        .map(
            part ->
                new ConditionCount(
                    part.condition().spl(),
                    Test.span(part.condition()),
                    part.alone(),
                    part.without()))
        .toList();
  }

  private static List<NearRow> nearest(Loss loss) {
    List<NearRow> near = new ArrayList<>();
    if (loss.isFilter()) {
      Sieve sieve = loss.sieve();
      List<Map<String, Value>> rows = sieve.nearest().list();
      for (int row = 0; row < Math.min(Sieve.NEAREST, rows.size()); row++) {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (String field : Describe.telling(sieve, rows.get(row).keySet())) {
          fields.put(field, rows.get(row).get(field));
        }
        near.add(new NearRow(fields, sieve.failedBy(row).stream().map(Condition::spl).toList()));
      }
    }
    return near;
  }
}
