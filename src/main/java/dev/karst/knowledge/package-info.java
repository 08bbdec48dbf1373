/**
 * Definitions as data: macros, data models, source types with their event types and tags; and the
 * loaders that read them.
 *
 * <p>Takes YAML, built in or of a content pack, and the command line; gives immutable records, and
 * is the {@link dev.karst.syntax.MacroSource}. Definitions are read when they are first asked for.
 * Must not know events, segments or commands.
 */
package dev.karst.knowledge;
