/**
 * Why a search gave no rows: which step lost them, and which small change brings them back.
 *
 * <p>Takes an engine and a search; gives a {@link dev.karst.diagnose.Diagnosis}. Each {@link
 * dev.karst.diagnose.Cause} looks at the step that lost the rows and proposes changes of the plan;
 * what is proposed is run. Must not know files or terminals.
 */
package dev.karst.diagnose;
