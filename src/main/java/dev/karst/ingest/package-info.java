/**
 * From files to segments: bytes to lines to events with {@code _time} and default fields; and rows
 * of a dataset from CSV, JSON and Arrow IPC.
 *
 * <p>Takes files, what the user said about them and the source type profiles; gives segments and
 * batches, one after another, holding little more than the one it works on. Must not know datasets,
 * nor fields beyond the default ones.
 */
package dev.karst.ingest;
