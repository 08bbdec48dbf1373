/**
 * Matching texts: wildcards, many needles in one automaton, CIDR, regular expressions as SPL users
 * write them.
 *
 * <p>Takes patterns; gives matchers over strings and UTF-8 bytes. Must not know columns or SPL's
 * grammar.
 */
package dev.karst.match;
