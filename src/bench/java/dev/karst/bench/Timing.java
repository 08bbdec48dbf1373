package dev.karst.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.Callable;

/**
 * The time of one thing, run again and again.
 *
 * @param first the first run, milliseconds
 * @param median of the runs after the warm-up
 * @param least of them
 * @param cpu the median of the processor time that the process took: steadier where others work too
 */
record Timing(double first, double median, double least, double cpu) {
  private static final int WARM_RUNS = 10;
  private static final double WARM_MS = 5_000;
  private static final int RUNS = Integer.getInteger("bench.runs", 9);

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** Warms up for five seconds or ten runs, whichever is sooner, then measures. */
  static Timing of(Callable<?> run) throws Exception {
    double first = once(run);
    double spent = first;
    for (int i = 1; i < WARM_RUNS && spent < WARM_MS; i++) {
      spent += once(run);
    }
    double[] times = new double[RUNS];
    double[] cpus = new double[RUNS];
    for (int i = 0; i < RUNS; i++) {
      long before = SYSTEM.getProcessCpuTime();
      times[i] = once(run);
      cpus[i] = (SYSTEM.getProcessCpuTime() - before) / 1e6;
    }
    Arrays.sort(times);
    Arrays.sort(cpus);
    return new Timing(first, times[RUNS / 2], times[0], cpus[RUNS / 2]);
  }

  private static double once(Callable<?> run) throws Exception {
    long start = System.nanoTime();
    run.call();
    return (System.nanoTime() - start) / 1e6;
  }
}
