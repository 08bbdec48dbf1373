package dev.karst.store;

import dev.karst.text.KarstException.InputError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.Consumer;

/** The right to write to a home: one process at a time. The system gives it back after a kill. */
final class HomeLock implements AutoCloseable {
  private static final int PAUSE_MILLIS = 50;

  private final Path path;
  private final FileChannel channel;

  private HomeLock(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Takes the lock of a home.
   *
   * @param wait how long another writer is waited for
   * @param tell is told once that this one waits
   * @throws InputError where the other writer is not done by then
   */
  static HomeLock take(Path home, Duration wait, Consumer<String> tell) {
    Path path = home.resolve("lock");
    FileChannel channel = null;
    boolean taken = false;
    try {
      channel =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      long deadline = System.nanoTime() + wait.toNanos();
      boolean told = false;
      while (!tryLock(channel)) {
        String owner = owner(channel);
        if (System.nanoTime() - deadline > 0) {
          throw new InputError(
              "home-busy",
              home + " is being written by " + owner,
              "wait until it is done, or use another --home");
        }
        if (!told) {
          tell.accept("waiting for " + owner + ", which writes to " + home);
          told = true;
        }
        Thread.sleep(PAUSE_MILLIS);
      }
      taken = true;
      sign(channel);
      return new HomeLock(path, channel);
    } catch (IOException e) {
      throw AtomicFile.cannot("lock", path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InputError("home-busy", "interrupted while waiting for " + path);
    } finally {
      if (!taken) {
        closeQuietly(channel);
      }
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static void sign(FileChannel channel) throws IOException {
    channel.truncate(0);
    String pid = Long.toString(ProcessHandle.current().pid());
    channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
  }

  private static String owner(FileChannel channel) throws IOException {
    ByteBuffer pid = ByteBuffer.allocate(20);
    int length = channel.read(pid, 0);
    String text = new String(pid.array(), 0, Math.max(length, 0), StandardCharsets.US_ASCII);
    return text.matches("\\d+") ? "process " + text : "another process";
  }

  private static void closeQuietly(FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // The error that led here is the one to tell.
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw AtomicFile.cannot("unlock", path, e);
    }
  }
}
