package dev.karst.match;

import java.util.List;
import java.util.Map;

/**
 * A PCRE pattern as java.util.regex takes it. All groups are numbered there, with the same numbers
 * as in PCRE up to the groups that Karst adds, so any name PCRE allows will do.
 *
 * @param java the pattern for java.util.regex
 * @param ascii the same for texts that are ASCII, where Java's own word boundary is right and fast
 * @param groups how many groups capture
 * @param names the numbers of each named group, in the order of their first appearance; several
 *     where (?J) allows it
 * @param starts java group numbers of the empty groups that stand for {@code \K}
 * @param numbers the java group number of each group, by its PCRE number; [0] is 0
 * @param required a literal that every matching text holds; null where none is known
 */
record Translation(
    String java,
    String ascii,
    int groups,
    Map<String, List<Integer>> names,
    List<Integer> starts,
    int[] numbers,
    String required) {}
