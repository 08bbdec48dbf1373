/**
 * A whole search: from its text to its rows, and from events to their summaries.
 *
 * <p>{@link dev.karst.engine.Engine} shows the flow on one screen. Takes definitions, a catalog and
 * a session; gives results, explanations, summaries. Must not know files' names or terminals.
 */
package dev.karst.engine;
