/**
 * The aggregates of stats and its kin, one or a tight family a file; what they are is in
 * semantics.md sections 3 and 4. The list of all of them is {@link
 * dev.karst.function.StatsFunctions#ALL}.
 *
 * <p>Takes columns, rows and their groups; gives one value a group. States are arrays over groups;
 * those of texts work on ids and look at each distinct text once. Must not know how groups are
 * made.
 */
package dev.karst.function.stats;
