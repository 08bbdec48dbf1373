package dev.karst.detection;

import dev.karst.plan.TimeWindow;
import dev.karst.text.Diagnostic;

/**
 * What came of one drilldown of one row.
 *
 * @param row the number of the row that it leads on from, from 0
 * @param name its name with tokens filled in
 * @param search the search that was run; null where no search could be written
 * @param window the time range that it was run over; null where it was not run
 * @param table its rows; null where it was refused
 * @param problem why it was refused, or that it does not give back the row it came from; null where
 *     all is well
 */
public record DrilldownResult(
    int row, String name, String search, TimeWindow window, ResultTable table, Diagnostic problem) {
  /** Whether it was not run. */
  public boolean refused() {
    return table == null;
  }

  /** Whether it was run and does not give back the row that it came from. */
  public boolean failed() {
    return table != null && problem != null;
  }
}
