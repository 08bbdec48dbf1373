/**
 * The command line: {@code karst run | search | check | ...} (DESIGN section 5).
 *
 * <p>Takes arguments, files and streams; gives results on standard output, everything else on
 * standard error, and an exit status. Knows what users type and see; what a search means is known
 * above.
 */
package dev.karst.cli;
