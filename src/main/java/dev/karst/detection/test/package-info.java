/**
 * Tests of detections: which there are, what they run over, how they are judged, what came of them.
 *
 * <p>Takes detections, packs and test data; gives results. Must not know how results are shown.
 */
package dev.karst.detection.test;
