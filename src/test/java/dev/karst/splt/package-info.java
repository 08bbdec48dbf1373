/**
 * The {@code .splt} runner: searches with their data and results as text (CONTRIBUTING.md has the
 * format). Each record is one test, run under every setting that must not change an answer.
 */
package dev.karst.splt;
