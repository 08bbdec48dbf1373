/**
 * What {@code karst check} reads and writes: files of searches, findings, and the formats that they
 * are written in. Knows nothing of options and streams.
 */
package dev.karst.cli.check;
