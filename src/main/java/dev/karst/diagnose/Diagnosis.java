package dev.karst.diagnose;

import dev.karst.text.Span;
import dev.karst.value.Value;
import java.util.List;
import java.util.Map;

/**
 * What became of a search's rows.
 *
 * @param rows how many the search gives
 * @param stages what each stage took and gave
 * @param lost which of the stages lost all rows, from 0; -1 where rows came out
 * @param conditions the parts of the condition that lost them; empty where it was no condition
 * @param nearest the rows that failed the fewest parts, a sample
 * @param findings the reasons, likeliest first; empty where the search gives rows
 */
public record Diagnosis(
    long rows,
    List<StageCount> stages,
    int lost,
    List<ConditionCount> conditions,
    List<NearRow> nearest,
    List<Finding> findings) {
  public Diagnosis {
    stages = List.copyOf(stages);
    conditions = List.copyOf(conditions);
    nearest = List.copyOf(nearest);
    findings = List.copyOf(findings);
  }

  /**
   * One operator of a stage.
   *
   * @param stage the stage as SPL
   * @param command its command
   * @param what what the operator does, for people
   * @param in how many rows came; -1 where it makes them
   * @param out how many it gave
   */
  public record StageCount(String stage, String command, String what, long in, long out) {}

  /**
   * A part of a condition.
   *
   * @param alone how many of the rows satisfy it
   * @param without how many satisfy all others and not it
   */
  public record ConditionCount(String condition, Span span, long alone, long without) {}

  /**
   * A row that nearly passed.
   *
   * @param fields those that the condition reads, and a few that tell what the row is
   * @param failed the parts that it fails
   */
  public record NearRow(Map<String, Value> fields, List<String> failed) {}

  /** Whether the search gives rows. */
  public boolean fired() {
    return rows > 0;
  }
}
