/**
 * Physical operators: each logical operator's {@code XxxExec}, and the tables that they use.
 *
 * <p>Takes plans; gives batches, pulled one by one. Must not know commands or the text of a search.
 */
package dev.karst.exec;
