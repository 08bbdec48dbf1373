/**
 * Time: relative modifiers and snapping, spans, strftime and strptime.
 *
 * <p>Takes texts, instants and zones; gives instants and texts. Must not know fields or searches.
 */
package dev.karst.time;
