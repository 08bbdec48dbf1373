/**
 * Columns, batches of them, and selections: what operators pass on.
 *
 * <p>Takes primitive arrays and lexicons; gives columns that are read by row, and to kernels as
 * arrays. Which kind a column has is nobody's business above this package and {@code store}. Arrow
 * vectors are named here and in {@code store} only. Must not know files, fields' meaning or SPL.
 */
package dev.karst.batch;
