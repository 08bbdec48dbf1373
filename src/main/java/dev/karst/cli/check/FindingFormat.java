package dev.karst.cli.check;

import java.io.IOException;

/** How findings are written. */
public interface FindingFormat {
  /** Takes one after another. */
  void add(Finding finding) throws IOException;

  /** Writes what comes last. */
  void finish(CheckTally tally) throws IOException;
}
