package dev.karst.expr;

import dev.karst.session.Session;
import dev.karst.syntax.Aggregate;

/**
 * A place where an aggregate is used.
 *
 * @param aggregate as it was written
 * @param number the number in its name, such as 95 of perc95; NaN where there is none
 */
public record AggregateSite(Aggregate aggregate, double number, Session session) {}
