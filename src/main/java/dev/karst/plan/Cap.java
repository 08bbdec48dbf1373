package dev.karst.plan;

/**
 * The first rows of a subsearch, with a warning where there are more. Apart from {@link Limit},
 * which is what the user asked for, because no rule may look through a limit that is said.
 *
 * @param what whose rows they are, for the warning
 * @param option what raises the limit, for the warning
 */
public record Cap(Plan input, long count, String what, String option) implements SameFields {
  /** The rows of a subsearch up to a limit of the session. */
  public static Cap of(
      Plan input, dev.karst.session.Session session, dev.karst.session.Limit limit, String what) {
    return new Cap(input, session.limit(limit), what, "--limit " + limit.key() + "=N");
  }

  @Override
  public Plan withInput(Plan input) {
    return new Cap(input, count, what, option);
  }

  @Override
  public Needs inputNeeds(Needs output) {
    return output;
  }

  @Override
  public String describe() {
    return "Cap " + count;
  }
}
