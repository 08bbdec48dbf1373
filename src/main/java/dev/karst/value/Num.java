package dev.karst.value;

/** A number: an IEEE double, as every SPL number is. Printed by {@link Numbers#print}. */
public record Num(double value) implements Value {
  public static Num of(double value) {
    return new Num(value);
  }

  @Override
  public String text() {
    return Numbers.print(value);
  }

  @Override
  public Num asNumber() {
    return this;
  }

  @Override
  public String toString() {
    return text();
  }
}
