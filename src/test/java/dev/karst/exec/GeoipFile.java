package dev.karst.exec;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a MaxMind database that knows one network, {@code first.0.0.0/8}: the format is described
 * at maxmind.github.io/MaxMind-DB.
 */
public final class GeoipFile {
  private static final int NODES = 8;
  private static final int SEPARATOR = 16;

  private GeoipFile() {}

  /** A file whose addresses of the network have this record. */
  public static byte[] of(int first, Map<String, ?> record) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int node = 0; node < NODES; node++) {
      int on = node == NODES - 1 ? NODES + SEPARATOR : node + 1;
      boolean right = (first >> (NODES - 1 - node) & 1) == 1;
      pointer(right ? NODES : on, out);
      pointer(right ? on : NODES, out);
    }
    out.writeBytes(new byte[SEPARATOR]);
    value(record, out);
    out.writeBytes(new byte[] {(byte) 0xAB, (byte) 0xCD, (byte) 0xEF});
    out.writeBytes("MaxMind.com".getBytes(StandardCharsets.US_ASCII));
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("node_count", (long) NODES);
    about.put("record_size", 24);
    about.put("ip_version", 4);
    about.put("database_type", "Test-City");
    about.put("languages", List.of("en"));
    about.put("binary_format_major_version", 2);
    about.put("binary_format_minor_version", 0);
    about.put("build_epoch", 1L);
    about.put("description", Map.of("en", "test"));
    value(about, out);
    return out.toByteArray();
  }

  private static void pointer(int to, ByteArrayOutputStream out) {
    out.writeBytes(new byte[] {(byte) (to >> 16), (byte) (to >> 8), (byte) to});
  }

  private static void value(Object value, ByteArrayOutputStream out) {
    if (value instanceof Map<?, ?> map) {
      out.write(7 << 5 | map.size());
      map.forEach(
          (key, one) -> {
            value(key, out);
            value(one, out);
          });
    } else if (value instanceof List<?> list) {
      out.write(list.size());
      out.write(11 - 7);
      list.forEach(one -> value(one, out));
    } else if (value instanceof Double number) {
      out.write(3 << 5 | Double.BYTES);
      out.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(number).array());
    } else if (value instanceof Integer number) {
      out.write(5 << 5 | Short.BYTES);
      out.writeBytes(ByteBuffer.allocate(Short.BYTES).putShort(number.shortValue()).array());
    } else if (value instanceof Long number) {
      out.write(6 << 5 | Integer.BYTES);
      out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number.intValue()).array());
    } else {
      byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
      out.write(2 << 5 | Math.min(text.length, 28));
      out.writeBytes(Arrays.copyOf(text, Math.min(text.length, 28)));
    }
  }
}
