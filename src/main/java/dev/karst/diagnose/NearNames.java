package dev.karst.diagnose;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Orders names by how near they are to one. */
final class NearNames {
  private NearNames() {}

  /** The nearest first: the same apart from a dataset's prefix, then by letters. */
  static List<String> sorted(String name, Collection<String> names) {
    List<String> sorted = new ArrayList<>(names);
    sorted.sort(Comparator.comparingInt(other -> distance(name, other)));
    return sorted;
  }

  /** Whether two names are the same apart from the prefix of a dataset. */
  static boolean sameApartFromPrefix(String a, String b) {
    return !a.equals(b) && last(a).equals(last(b));
  }

  /** Whether one name may have been meant by the other: a few letters differ. */
  static boolean isNear(String a, String b) {
    String one = last(a).toLowerCase(Locale.ROOT);
    String other = last(b).toLowerCase(Locale.ROOT);
    int most = Math.max(1, one.length() / 4);
    return one.equals(other) || NearText.find(one, other, most, true).isPresent();
  }

  private static int distance(String name, String other) {
    if (sameApartFromPrefix(name, other)) {
      return 0;
    }
    String a = last(name).toLowerCase(Locale.ROOT);
    String b = last(other).toLowerCase(Locale.ROOT);
    int most = a.length() + b.length();
    return 1 + NearText.find(a, b, most, true).map(NearText::distance).orElse(most);
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
