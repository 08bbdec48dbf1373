/**
 * Segments: events and summaries as Arrow IPC files and in memory.
 *
 * <p>Takes rows by field, predicates of {@code match}; gives columns by block, lexicons and
 * postings. The only package besides {@code batch} that names Arrow. Must not know SPL.
 */
package dev.karst.store;
