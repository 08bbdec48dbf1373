/**
 * Detections: their files, their test data, their runs and their drilldowns.
 *
 * <p>Takes contentctl's detection files and an engine over events; gives result tables. Must not
 * know how results are shown.
 */
package dev.karst.detection;
