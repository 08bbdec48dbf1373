package dev.karst.match;

import java.util.Optional;

/**
 * A block of addresses such as {@code 10.0.0.0/8} or {@code 2001:db8::/32}. Host bits may be set
 * ({@code 182.236.164.11/16}) and are ignored. A text that is no address is in no block. IPv4 and
 * IPv6 never meet. (semantics.md section 1.)
 */
public final class Cidr implements TextPredicate {
  private final String text;
  private final boolean v4;
  private final long highMask;
  private final long lowMask;
  private final long high;
  private final long low;

  private Cidr(String text, IpAddress base, int bits) {
    this.text = text;
    this.v4 = base.v4();
    this.highMask = mask(bits);
    this.lowMask = mask(bits - 64);
    this.high = base.high() & highMask;
    this.low = base.low() & lowMask;
  }

  private static long mask(int bits) {
    return bits <= 0 ? 0 : bits >= 64 ? -1 : -1L << (64 - bits);
  }

  /**
   * Reads {@code address/bits}.
   *
   * @return empty where the text is no such thing: no slash, no address, too many bits
   */
  public static Optional<Cidr> parse(String text) {
    int slash = text.indexOf('/');
    int digits = text.length() - slash - 1;
    if (slash < 0 || digits < 1 || digits > 3) {
      return Optional.empty();
    }
    int bits = 0;
    for (int i = slash + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return Optional.empty();
      }
      bits = bits * 10 + c - '0';
    }
    IpAddress base = IpAddress.parse(text.substring(0, slash));
    if (base == null || bits > (base.v4() ? 32 : 128)) {
      return Optional.empty();
    }
    return Optional.of(new Cidr(text, base, bits));
  }

  public boolean matches(String ip) {
    return matches(IpAddress.parse(ip));
  }

  /** Whether the address lies in the block; null does not. */
  public boolean matches(IpAddress ip) {
    return ip != null
        && ip.v4() == v4
        && (ip.high() & highMask) == high
        && (ip.low() & lowMask) == low;
  }

  @Override
  public boolean test(byte[] bytes, int start, int end) {
    if (v4) {
      long address = IpAddress.parseV4(bytes, start, end);
      return address >= 0 && (address << 32 & highMask) == high;
    }
    return matches(IpAddress.parse(bytes, start, end));
  }

  @Override
  public String toString() {
    return text;
  }
}
