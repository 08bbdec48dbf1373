package dev.karst.detection.test;

import java.util.function.Predicate;

/**
 * How tests are run.
 *
 * @param judge who judges a detection's own tests
 * @param drilldowns whether drilldowns are followed
 * @param jobs how many run at one time
 * @param failFast whether the first failure ends the run
 * @param chosen by name of the detection and path of its file: which are run
 */
public record TestOptions(
    Judge judge, boolean drilldowns, int jobs, boolean failFast, Predicate<String> chosen) {}
