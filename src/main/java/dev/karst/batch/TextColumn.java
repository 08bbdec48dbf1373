package dev.karst.batch;

import dev.karst.value.Text;
import dev.karst.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Plain text: the bytes of all rows after one another. For mostly-unique text such as {@code _raw}.
 *
 * @param bytes UTF-8; not to be changed
 * @param ends where each row's text ends in {@code bytes}, {@code ends[0]} being where row 0
 *     starts; one more than there are rows
 * @param absent per row; null where every row has a text
 */
public record TextColumn(byte[] bytes, int[] ends, boolean[] absent) implements Column {
  @Override
  public int rows() {
    return ends.length - 1;
  }

  @Override
  public boolean isAbsent(int row) {
    return absent != null && absent[row];
  }

  @Override
  public int absences() {
    return absent == null ? 0 : Column.super.absences();
  }

  @Override
  public boolean mayHold(String text) {
    byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
    for (int row = 0; row < rows(); row++) {
      if (ends[row + 1] - ends[row] == wanted.length
          && !isAbsent(row)
          && Arrays.equals(bytes, ends[row], ends[row + 1], wanted, 0, wanted.length)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Value value(int row) {
    return isAbsent(row) ? null : Text.of(string(row));
  }

  private String string(int row) {
    return new String(bytes, ends[row], ends[row + 1] - ends[row], StandardCharsets.UTF_8);
  }
}
