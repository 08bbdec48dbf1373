package dev.karst.exec;

import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException.InputError;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A temporary file that is written once, then read once. It loses its name as soon as it is open,
 * so that it is gone with the process, however that ends; where files in use cannot lose their
 * names, it goes when it is closed.
 */
final class SpillFile implements AutoCloseable {
  /** Bytes of the buffer of each file. */
  private static final int BUFFER = 1 << 14;

  /** What writes to the file, or reads from it. */
  interface Use<S, R> {
    R with(S stream) throws IOException;
  }

  private final Path folder;
  private final FileChannel channel;
  private final DataOutputStream out;
  private DataInputStream in;

  /**
   * Makes one in the folder of temporary files.
   *
   * @throws InputError where it cannot be made
   */
  SpillFile() {
    this.folder = Path.of(System.getProperty("java.io.tmpdir"));
    try {
      Path path = Files.createTempFile(folder, "karst-spill-", ".tmp");
      this.channel =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      forget(path);
    } catch (IOException e) {
      throw failed(e);
    }
    this.out =
        new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
  }

  private static void forget(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      // It is deleted when it is closed.
    }
  }

  /**
   * Writes more.
   *
   * @throws InputError where there is no room
   */
  void write(Use<DataOutputStream, ?> use) {
    try {
      use.with(out);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Reads more, from the beginning on; nothing is written any more. */
  <R> R read(Use<DataInputStream, R> use) {
    try {
      if (in == null) {
        out.flush();
        channel.position(0);
        in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), BUFFER));
      }
      return use.with(in);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private InputError failed(IOException e) {
    return new InputError(
        Diagnostic.error(
            "spill",
            "groups that do not fit into --memory cannot be kept in "
                + folder
                + ": "
                + e.getMessage(),
            "free some room there, or give more memory with --memory SIZE"),
        e);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw failed(e);
    }
  }
}
