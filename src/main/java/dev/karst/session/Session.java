package dev.karst.session;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The settings and shared state of one run. Settings are fixed when it is built; the budget,
 * cancellation and warnings are shared by all of the run's threads.
 */
public final class Session {
  /** For {@link #geoip}: iplocation leaves its fields absent. */
  public static final String NO_GEOIP = "none";

  private final Instant now;
  private final ZoneId zone;
  private final Map<Limit, Long> limits;
  private final MemoryBudget memory;
  private final int threads;
  private final int batchRows;
  private final boolean optimize;
  private final boolean summaries;
  private final String geoip;
  private final Cancellation cancellation;
  private final Warnings warnings;

  private Session(Builder builder, Cancellation cancellation, Warnings warnings) {
    this.now = builder.now;
    this.zone = builder.zone;
    this.limits = new EnumMap<>(builder.limits);
    this.memory = builder.memory;
    this.threads = builder.threads;
    this.batchRows = builder.batchRows;
    this.optimize = builder.optimize;
    this.summaries = builder.summaries;
    this.geoip = builder.geoip;
    this.cancellation = cancellation;
    this.warnings = warnings;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** All defaults: the clock, UTC, no memory limit, one thread. */
  public static Session standard() {
    return builder().build();
  }

  /** When the search started: {@code now()}, and what relative times count from. */
  public Instant now() {
    return now;
  }

  public ZoneId zone() {
    return zone;
  }

  public long limit(Limit limit) {
    return limits.getOrDefault(limit, limit.standard());
  }

  public MemoryBudget memory() {
    return memory;
  }

  /** The same search at another time: budget, cancellation and warnings are shared. */
  public Session at(Instant other) {
    return at(other, cancellation);
  }

  /** The next search of the same run: it shares budget and warnings, and is cancelled by itself. */
  public Session next(Instant start) {
    return at(start, new Cancellation());
  }

  private Session at(Instant other, Cancellation own) {
    Builder builder = builder().now(other).zone(zone).memory(memory).threads(threads);
    limits.forEach(builder::limit);
    builder.batchRows(batchRows).optimize(optimize).summaries(summaries).geoip(geoip);
    return new Session(builder, own, warnings);
  }

  /** How many threads a scan may use. */
  public int threads() {
    return threads;
  }

  /** The most rows that an operator puts into one batch. */
  public int batchRows() {
    return batchRows;
  }

  /** Whether the optimiser runs; off only to show that it does not change answers. */
  public boolean optimize() {
    return optimize;
  }

  /** Whether summaries may be used; off ({@code --no-summaries}), everything is computed anew. */
  public boolean summaries() {
    return summaries;
  }

  /** The MaxMind database that iplocation asks, or {@link #NO_GEOIP}; empty where none is given. */
  public Optional<String> geoip() {
    return Optional.ofNullable(geoip);
  }

  public Cancellation cancellation() {
    return cancellation;
  }

  public Warnings warnings() {
    return warnings;
  }

  /** Collects settings; what is not set keeps its default. */
  public static final class Builder {
    private Instant now = Instant.now();
    private ZoneId zone = ZoneOffset.UTC;
    private final Map<Limit, Long> limits = new EnumMap<>(Limit.class);
    private MemoryBudget memory = MemoryBudget.unlimited();
    private int threads = 1;
    private int batchRows = 4096;
    private boolean optimize = true;
    private boolean summaries = true;
    private String geoip;

    public Builder now(Instant now) {
      this.now = now;
      return this;
    }

    public Builder zone(ZoneId zone) {
      this.zone = zone;
      return this;
    }

    public Builder limit(Limit limit, long value) {
      limits.put(limit, value);
      return this;
    }

    public Builder memory(MemoryBudget memory) {
      this.memory = memory;
      return this;
    }

    public Builder threads(int threads) {
      this.threads = threads;
      return this;
    }

    public Builder batchRows(int batchRows) {
      this.batchRows = batchRows;
      return this;
    }

    public Builder optimize(boolean optimize) {
      this.optimize = optimize;
      return this;
    }

    public Builder summaries(boolean summaries) {
      this.summaries = summaries;
      return this;
    }

    /** A file, or {@link Session#NO_GEOIP}. */
    public Builder geoip(String geoip) {
      this.geoip = geoip;
      return this;
    }

    public Session build() {
      return new Session(this, new Cancellation(), new Warnings());
    }
  }
}
