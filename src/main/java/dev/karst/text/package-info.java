/**
 * Source text: where a character came from, and how to say what is wrong with it.
 *
 * <p>Takes texts (a search, a macro body, a file); gives spans, source maps through macro and
 * subsearch splices, diagnostics with carets, and nearest names. Must not know SPL.
 */
package dev.karst.text;
