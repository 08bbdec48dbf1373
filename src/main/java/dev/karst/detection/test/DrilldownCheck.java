package dev.karst.detection.test;

/**
 * What came of one drilldown of one result.
 *
 * @param row the result's number, from 0
 * @param name with tokens filled in
 * @param search as it was run; null where none could be written
 * @param rows how many it gave
 * @param problem what is wrong with it; null where nothing is
 */
public record DrilldownCheck(int row, String name, String search, int rows, String problem) {}
