package dev.karst.diagnose;

import java.util.List;

/**
 * One thing that commonly goes wrong. Looks at the step that lost the rows, and at the rows that
 * came to it; knows nothing of other causes.
 */
interface Cause {
  /** A stable short name, such as {@code wildcard}; reports key on it. */
  String name();

  /** What may have gone wrong in this way; likeliest first, none where nothing speaks for it. */
  List<Suspect> suspects(Loss loss);
}
