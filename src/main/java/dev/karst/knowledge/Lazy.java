package dev.karst.knowledge;

import java.util.function.Supplier;

/** A value that is made when it is first asked for, once; a failure is tried again. Thread-safe. */
final class Lazy<T> implements Supplier<T> {
  private Supplier<T> maker;
  private T value;

  private Lazy(Supplier<T> maker) {
    this.maker = maker;
  }

  static <T> Lazy<T> of(Supplier<T> maker) {
    return new Lazy<>(maker);
  }

  @Override
  public synchronized T get() {
    if (maker != null) {
      value = maker.get();
      maker = null;
    }
    return value;
  }
}
