/**
 * Rules that make a plan cheaper and never change its answer: one rule a file, one ordered list.
 *
 * <p>Takes and gives plans. Must not know what is stored, nor how operators are run.
 */
package dev.karst.optimize;
