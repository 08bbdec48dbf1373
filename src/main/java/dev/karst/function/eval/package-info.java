/**
 * The eval functions, one family a file (semantics.md section 2.1). A function is one definition in
 * its family's list: name, arguments, a sentence for help, and what it computes.
 *
 * <p>Where a definition says nothing else: an absent argument gives an absent result. What passes
 * data through ({@code mvindex}, {@code split}, {@code json_extract}) gives text that reads as a
 * number where it looks like one; what makes text ({@code substr}, {@code tostring}) gives text
 * that does not, until a field holds it. Whatever a function makes is bounded by {@code
 * eval_max_chars} and {@code eval_max_values}.
 */
package dev.karst.function.eval;
