package dev.karst.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/24, 192.0.2.56, true",
    "192.0.2.0/24, 192.0.3.0, false",
    "123.132.32.0/25, 123.132.32.5, true",
    "123.132.32.0/25, 123.132.32.200, false",
    "182.236.164.11/16, 182.236.1.2, true",
    "0.0.0.0/0, 255.255.255.255, true",
    "0.0.0.0/0, this.is.a.hostname, false",
    "0.0.0.0/0, ::1, false",
    "1.2.3.4/32, 1.2.3.4, true",
    "1.2.3.4/32, 1.2.3.04, false",
    "2001:0db8:ffff:ffff:ffff:ffff:ffff:ff00/120, 2001:0db8:ffff:ffff:ffff:ffff:ffff:ff99, true",
    "2001:db8::/32, 2001:DB8::1, true",
    "2001:db8::/32, 2001:db9::1, false",
    "::/0, ::, true",
    "::/0, 1::, true",
    "::/0, 1:::2, false",
    "::/0, 1::2::3, false",
    "::/0, 1:2:3:4:5:6:7, false",
    "::/0, 1:2:3:4:5:6:7:8:9, false",
    "::/0, 1:2:3:4:5:6:7::8, false",
    "::/0, :1, false",
    "::/0, 1:, false",
    "::ffff:1.2.3.0/120, ::ffff:1.2.3.9, true",
  })
  void knowsItsMembers(String block, String ip, boolean expected) {
    Cidr cidr = Cidr.parse(block).orElseThrow();
    assertThat(cidr.matches(ip)).isEqualTo(expected);
    assertThat(cidr.test(ip)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.2.3.4",
        "1.2.3/8",
        "1.2.3.4/33",
        "::/129",
        "a/8",
        "1.2.3.4/",
        "/8",
        "1.2.3.4/x"
      })
  void refusesOtherTexts(String text) {
    assertThat(Cidr.parse(text)).isEmpty();
  }
}
