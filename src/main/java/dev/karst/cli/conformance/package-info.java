/**
 * Cases with known answers, in the format of semantics.md section 0.
 *
 * <p>Takes a line of JSON; runs its search over its rows; tells how the answer differs. Knows
 * nothing of the command line.
 */
package dev.karst.cli.conformance;
