package dev.karst.match;

import java.nio.charset.StandardCharsets;

/**
 * An IPv4 or IPv6 address, read strictly and without asking any name server: four decimal parts
 * without leading zeros, or IPv6 groups with at most one {@code ::} and an IPv4 tail if any. No
 * blanks, zones or ports.
 *
 * @param v4 whether it is an IPv4 address; its 32 bits are then the upper half of {@code high}
 * @param high the first 64 bits
 * @param low the last 64 bits; 0 for IPv4
 */
public record IpAddress(boolean v4, long high, long low) implements Comparable<IpAddress> {
  /** The longest address: IPv6 with an IPv4 tail. */
  private static final int LONGEST = 45;

  /**
   * @return null where the text is no address
   */
  public static IpAddress parse(String text) {
    if (text.length() > LONGEST) {
      return null;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return parse(bytes, 0, bytes.length);
  }

  /** The same of UTF-8 bytes. */
  public static IpAddress parse(byte[] bytes, int start, int end) {
    if (end - start > LONGEST) {
      return null;
    }
    for (int i = start; i < end && i <= start + 4; i++) {
      if (bytes[i] == ':') {
        return parseV6(bytes, start, end);
      }
      if (bytes[i] == '.') {
        long v4 = parseV4(bytes, start, end);
        return v4 < 0 ? null : new IpAddress(true, v4 << 32, 0);
      }
    }
    return null;
  }

  /** The 32 bits of an IPv4 address, or -1. */
  static long parseV4(byte[] bytes, int start, int end) {
    long address = 0;
    int i = start;
    for (int part = 0; part < 4; part++) {
      int from = i;
      int value = 0;
      while (i < end && i - from < 3 && bytes[i] >= '0' && bytes[i] <= '9') {
        value = value * 10 + bytes[i++] - '0';
      }
      boolean leadingZero = i - from > 1 && bytes[from] == '0';
      if (i == from || value > 255 || leadingZero) {
        return -1;
      }
      address = address << 8 | value;
      if (part < 3 && (i >= end || bytes[i++] != '.')) {
        return -1;
      }
    }
    return i == end ? address : -1;
  }

  private static IpAddress parseV6(byte[] bytes, int start, int end) {
    int[] groups = new int[8];
    int count = 0;
    int gap = -1;
    int i = start;
    if (i + 1 < end && bytes[i] == ':' && bytes[i + 1] == ':') {
      gap = 0;
      i += 2;
    }
    while (i < end) {
      int from = i;
      int value = 0;
      while (i < end && i - from < 4 && Character.digit(bytes[i], 16) >= 0) {
        value = value << 4 | Character.digit(bytes[i++], 16);
      }
      if (i < end && bytes[i] == '.' && count <= 6) {
        long tail = parseV4(bytes, from, end);
        if (tail < 0) {
          return null;
        }
        groups[count++] = (int) (tail >> 16);
        groups[count++] = (int) (tail & 0xffff);
        break;
      }
      if (i == from || count == 8) {
        return null;
      }
      groups[count++] = value;
      if (i == end) {
        break;
      }
      if (bytes[i++] != ':' || i == end) {
        return null;
      }
      if (bytes[i] == ':') {
        if (gap >= 0) {
          return null;
        }
        gap = count;
        i++;
      }
    }
    return gap >= 0
        ? count < 8 ? of(groups, count, gap) : null
        : count == 8 ? of(groups, 8, 8) : null;
  }

  private static IpAddress of(int[] groups, int count, int gap) {
    long high = 0;
    long low = 0;
    for (int i = 0; i < 8; i++) {
      int zeros = 8 - count;
      long group = i < gap ? groups[i] : i < gap + zeros ? 0 : groups[i - zeros];
      if (i < 4) {
        high = high << 16 | group;
      } else {
        low = low << 16 | group;
      }
    }
    return new IpAddress(false, high, low);
  }

  /** IPv4 before IPv6, then by the bits: the order of {@code sort ip(field)}. */
  @Override
  public int compareTo(IpAddress other) {
    if (v4 != other.v4) {
      return v4 ? -1 : 1;
    }
    int order = Long.compareUnsigned(high, other.high);
    return order != 0 ? order : Long.compareUnsigned(low, other.low);
  }
}
