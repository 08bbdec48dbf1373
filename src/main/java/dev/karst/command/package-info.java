/**
 * SPL's commands, one file each: what help tells of it, and its lowering to {@code plan}.
 *
 * <p>Takes a parsed stage and the plan before it; gives the plan after it. Everything that a
 * command refuses, it refuses here, so that checking and running agree. Must not know how plans are
 * run.
 */
package dev.karst.command;
