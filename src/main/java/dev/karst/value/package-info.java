/**
 * SPL values: absent, text, number, multivalue; comparison, the total order, number printing, case
 * fold.
 *
 * <p>Takes characters and doubles; gives {@link dev.karst.value.Value}s, one order and one way to
 * print a number. Must not know batches, fields or expressions. An absent value is Java's {@code
 * null}, everywhere.
 */
package dev.karst.value;
