/**
 * From text to syntax tree and back: macro expansion, parsing, the tree (records), printing.
 *
 * <p>Takes a source text, a {@link dev.karst.syntax.MacroSource} and a {@link
 * dev.karst.syntax.Dialect} that says how each command's arguments are read; gives trees whose
 * nodes know where they stand and print themselves as SPL. Must not know what commands and
 * functions mean.
 */
package dev.karst.syntax;
