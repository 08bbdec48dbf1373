/**
 * Risk: the events that a detection's results become in the risk index (semantics.md section 7b).
 *
 * <p>Takes a detection, its pack and its results; gives risk events and segments of them. Must not
 * know how they are shown or judged.
 */
package dev.karst.detection.risk;
