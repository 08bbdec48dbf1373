/**
 * The functions of SPL: {@code eval/} by family, {@code stats/} one aggregate a file, and the
 * explicit lists of both.
 *
 * <p>Takes the interfaces of {@code expr}; gives the tables that a binder looks functions up in.
 * Must not know commands, plans or knowledge.
 */
package dev.karst.function;
