package dev.karst.knowledge;

import dev.karst.match.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Rows by the networks of one column: one table for each length of prefix that occurs. */
final class NetworkRows implements LookupIndex.Candidates {
  private final Map<IpAddress, List<Integer>> networks = new HashMap<>();
  private final TreeSet<Integer> lengths = new TreeSet<>();

  NetworkRows(LookupCells cells) {
    for (int row = 0; row < cells.rows(); row++) {
      String text = cells.text(row);
      if (text == null) {
        continue;
      }
      int slash = text.indexOf('/');
      IpAddress base = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
      String bits = slash < 0 ? "128" : text.substring(slash + 1);
      if (base != null && bits.matches("\\d{1,3}")) {
        // Of two networks of one masked address, matching tells them apart.
        int length = Math.min(Integer.parseInt(bits), base.v4() ? 32 : 128);
        lengths.add(length);
        networks.computeIfAbsent(masked(base, length), key -> new ArrayList<>(1)).add(row);
      }
    }
  }

  private static IpAddress masked(IpAddress address, int bits) {
    return new IpAddress(
        address.v4(), address.high() & mask(bits), address.low() & mask(bits - 64));
  }

  private static long mask(int bits) {
    return bits <= 0 ? 0 : bits >= 64 ? -1 : -1L << (64 - bits);
  }

  @Override
  public int[] of(String value) {
    IpAddress address = IpAddress.parse(value);
    TreeSet<Integer> rows = new TreeSet<>();
    if (address != null) {
      for (int length : lengths) {
        rows.addAll(networks.getOrDefault(masked(address, length), List.of()));
      }
    }
    return rows.stream().mapToInt(Integer::intValue).toArray();
  }
}
