package dev.karst.exec;

import com.maxmind.db.Reader;
import dev.karst.match.IpAddress;
import dev.karst.text.KarstException.InputError;
import dev.karst.value.Numbers;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A MaxMind database of cities or countries. For one thread. */
final class Locations implements AutoCloseable {
  private static final int MOST_REMEMBERED = 100_000;

  private final Path file;
  private final Reader reader;
  private final String language;
  private final Map<String, Map<String, String>> remembered = new HashMap<>();

  private Locations(Path file, Reader reader, String language) {
    this.file = file;
    this.reader = reader;
    this.language = language;
  }

  /**
   * @throws InputError where the file cannot be read or is no such database
   */
  static Locations open(Path file, String language) {
    try {
      return new Locations(file, new Reader(file.toFile()), language);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** What is known of an address by the names of iplocation's fields; null for nothing. */
  Map<String, String> of(String address) {
    if (remembered.containsKey(address)) {
      return remembered.get(address);
    }
    Map<String, String> place = read(address.strip());
    if (remembered.size() < MOST_REMEMBERED) {
      remembered.put(address, place);
    }
    return place;
  }

  /** Only what reads as an address reaches the system's resolver, so that no name is looked up. */
  private Map<String, String> read(String address) {
    if (!address.matches("[0-9.]{7,15}|[0-9A-Fa-f:.]{2,45}") || IpAddress.parse(address) == null) {
      return null;
    }
    try {
      Map<?, ?> record = reader.get(InetAddress.getByName(address), Map.class);
      return record == null ? null : place(record);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private Map<String, String> place(Map<?, ?> record) {
    Map<String, String> place = new LinkedHashMap<>();
    put(place, "City", name(record.get("city")));
    put(place, "Country", name(record.get("country")));
    put(place, "Continent", name(record.get("continent")));
    if (record.get("subdivisions") instanceof List<?> regions && !regions.isEmpty()) {
      put(place, "Region", name(regions.get(0)));
    }
    if (record.get("location") instanceof Map<?, ?> location) {
      put(place, "lat", location.get("latitude"));
      put(place, "lon", location.get("longitude"));
      put(place, "MetroCode", location.get("metro_code"));
      put(place, "Timezone", location.get("time_zone"));
    }
    return place;
  }

  private Object name(Object entry) {
    if (entry instanceof Map<?, ?> map && map.get("names") instanceof Map<?, ?> names) {
      Object name = names.get(language);
      return name == null ? names.get("en") : name;
    }
    return null;
  }

  private static void put(Map<String, String> place, String name, Object value) {
    if (value instanceof Number number) {
      place.put(name, Numbers.print(number.doubleValue()));
    } else if (value != null) {
      place.put(name, value.toString());
    }
  }

  private static InputError unreadable(Path file, IOException e) {
    return new InputError(
        "geoip", "the location database " + file + " cannot be read: " + e.getMessage());
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }
}
