/**
 * Reports of tests: the terminal's lines, JUnit XML, JSON, Markdown and a page of HTML.
 *
 * <p>Takes results of tests; writes texts. Must not run anything.
 */
package dev.karst.cli.report;
