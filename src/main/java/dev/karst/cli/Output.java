package dev.karst.cli;

import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException.InputError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Standard output, buffered. A reader that goes away ends the run, silently; a full disk does not.
 */
final class Output extends OutputStream {
  /** Nobody reads what is written any more. */
  static final class Closed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final OutputStream target;
  private final byte[] buffer = new byte[1 << 16];
  private int held;

  Output(OutputStream target) {
    this.target = target;
  }

  @Override
  public void write(int b) {
    if (held == buffer.length) {
      drain();
    }
    buffer[held++] = (byte) b;
  }

  @Override
  public void write(byte[] bytes, int from, int count) {
    if (count > buffer.length - held) {
      drain();
    }
    if (count > buffer.length) {
      pass(bytes, from, count);
    } else {
      System.arraycopy(bytes, from, buffer, held, count);
      held += count;
    }
  }

  void print(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    write(bytes, 0, bytes.length);
  }

  void println(String text) {
    print(text);
    write('\n');
  }

  private void drain() {
    int count = held;
    held = 0;
    pass(buffer, 0, count);
  }

  private void pass(byte[] bytes, int from, int count) {
    try {
      target.write(bytes, from, count);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private static RuntimeException failure(IOException e) {
    String reason = String.valueOf(e.getMessage());
    return reason.toLowerCase(Locale.ROOT).contains("pipe")
        ? new Closed()
        : new InputError(Diagnostic.error("output", "the output cannot be written: " + reason), e);
  }

  @Override
  public void flush() {
    drain();
    try {
      target.flush();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Flushes; the stream below is the process's and stays open. */
  @Override
  public void close() {
    flush();
  }
}
