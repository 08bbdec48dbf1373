/**
 * What {@code karst shell} is made of: statements that go over several lines, their completion, and
 * where they come from: a terminal or a script. Knows nothing of options; runs no searches.
 */
package dev.karst.cli.shell;
