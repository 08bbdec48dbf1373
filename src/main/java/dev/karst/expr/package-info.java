/**
 * Bound expressions and their evaluation over batches; the interfaces that functions are written
 * to.
 *
 * <p>Takes expressions as parsed; gives {@link dev.karst.expr.Expr}s (eval's language) and {@link
 * dev.karst.expr.SearchPredicate}s (search's language) that read columns. An expression over one
 * dictionary column is computed once a distinct text. Must not know which functions there are, nor
 * commands or plans.
 */
package dev.karst.expr;
