/**
 * The narrow waist: the logical operators that every search is made of, as records.
 *
 * <p>Takes what commands lower to; gives trees that tell their fields, what they need of their
 * inputs, and print themselves. Must not know commands, nor how operators are run.
 */
package dev.karst.plan;
