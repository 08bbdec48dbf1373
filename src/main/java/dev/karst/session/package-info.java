/**
 * What one run of Karst knows and shares: the clock, the time zone, limits, the memory budget,
 * cancellation and warnings.
 *
 * <p>Takes the user's settings; gives them to every later stage. Must not know searches or data.
 */
package dev.karst.session;
