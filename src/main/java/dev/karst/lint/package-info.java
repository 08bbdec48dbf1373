/**
 * Warnings of what users lose hours on: searches that run and do not do what was meant.
 *
 * <p>Takes searches that are parsed and planned, alone or as part of a detection; gives warnings,
 * each under the stable id of the lint that found it. One lint a file, one list ({@link
 * dev.karst.lint.Lints}). Lints look at trees and at the fields of plans, not at text. Must not
 * know how searches are run, nor what becomes of the warnings.
 */
package dev.karst.lint;
