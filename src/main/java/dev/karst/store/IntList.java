package dev.karst.store;

import java.util.Arrays;

/** A growing list of ints that charges what it holds. */
final class IntList {
  private final Holding holding;
  private int[] ints;
  private int size;

  IntList(Holding holding) {
    this.holding = holding;
    holding.add(64);
    ints = new int[16];
  }

  void add(int value) {
    if (size == ints.length) {
      int wanted = (int) Math.min(Integer.MAX_VALUE - 16, size * 2L);
      holding.add(4L * wanted);
      ints = Arrays.copyOf(ints, wanted);
      holding.drop(4L * size);
    }
    ints[size++] = value;
  }

  int get(int index) {
    return ints[index];
  }

  int size() {
    return size;
  }

  int last() {
    return size == 0 ? -1 : ints[size - 1];
  }
}
